/** Attributes in the order in which they are written; what is undefined is left out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** A text without the characters that XML has no place for, not even escaped. */
export const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that must go
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu, '');

const escaped = (text: string): string =>
  withoutControls(text).replace(/[&<>"\n\t\r]/g, (sign) => entities[sign] ?? `&#${sign.charCodeAt(0)};`);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A piece of XML: text is escaped, elements are made by `element`. */
export type Xml = { readonly lines: readonly string[] };

/** Text by itself, for the inside of an element. */
export const xmlText = (text: string): Xml => ({ lines: [escaped(text)] });

/** A comment; what would end it early is written apart. */
export const xmlComment = (text: string): Xml => ({ lines: [`<!-- ${text.replaceAll('--', '- -')} -->`] });

/** An element with its attributes and, indented within it, its children. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (Xml | null)[] = [],
): Xml {
  const head = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inner = children.filter((child) => child !== null);
  if (inner.length === 0) return { lines: [`<${name}${head} />`] };
  const [only] = inner;
  if (inner.length === 1 && only?.lines.length === 1 && !only.lines[0]?.startsWith('<')) {
    return { lines: [`<${name}${head}>${only.lines[0]}</${name}>`] };
  }
  return {
    lines: [
      `<${name}${head}>`,
      ...inner.flatMap(({ lines }) => lines.map((line) => `  ${line}`)),
      `</${name}>`,
    ],
  };
}

export const xmlDocument = (root: Xml): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root.lines.join('\n')}\n`;
