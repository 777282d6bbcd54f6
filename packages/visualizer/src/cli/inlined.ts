/** A picture of ours with the rules of its style sheet at the elements themselves. */
export async function inlined(svg: string): Promise<string> {
  const { optimize } = await import('svgo');
  // What reads it next knows no style sheet: what has been copied need not be removed from there.
  const params = { onlyMatchedOnce: false, removeMatchedSelectors: false, useMqs: [''] };
  return optimize(withoutIdleRules(svg), { plugins: [{ name: 'inlineStyles', params }] }).data;
}

/**
 * Without the rules for the pointer and for classes that the picture does not have: svgo would look
 * for them at every element.
 */
function withoutIdleRules(svg: string): string {
  const classes = new Set(
    [...svg.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
  const isIdle = (selector: string) =>
    /:(hover|focus)/.test(selector) ||
    [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].some(
      ([, name = '']) => !classes.has(name),
    );
  return svg.replace(/<style>([\s\S]*?)<\/style>/, (_, rules: string) => {
    const kept = rules.split('\n').filter((rule) => {
      const [selectors = ''] = rule.split('{');
      return !selectors.startsWith('.') || !selectors.split(',').every(isIdle);
    });
    return `<style>${kept.join('\n')}</style>`;
  });
}
