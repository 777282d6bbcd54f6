/** A fenced block of a page, and the output that follows it. */
export interface Block {
  language: string;
  code: string;
  /** The `text` block that follows: what the program prints. */
  prints: string | undefined;
}

const fence = /^```(\w*)\n(.*?)^```$/gms;

/** The programs of a page, verbatim, in their order. */
export function blocksOf(markdown: string): Block[] {
  const found = [...markdown.matchAll(fence)];
  return found.flatMap(([whole, language = '', code = ''], place) => {
    if (language === 'text') return [];
    const [next, nextLanguage, output] = found[place + 1] ?? [];
    const end = markdown.indexOf(whole) + whole.length;
    const isNext =
      next !== undefined && nextLanguage === 'text' && markdown.slice(end).trimStart().startsWith(next);
    return [{ language, code, prints: isNext ? output : undefined }];
  });
}

export const programsOf = (markdown: string, ...languages: string[]): Block[] =>
  blocksOf(markdown).filter(({ language }) => languages.includes(language));

/** The targets of the links and images of a page. */
export function linksOf(markdown: string): string[] {
  const prose = markdown.replaceAll(fence, '').replaceAll(/`[^`]*`/g, 'code');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The anchors of the headings of a page. */
export const anchorsOf = (markdown: string): string[] =>
  [...markdown.replaceAll(fence, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
