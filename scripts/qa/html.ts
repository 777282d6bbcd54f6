/** Text as HTML text, or as the value of an attribute. */
export const escaped = (text: string | number): string =>
  String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const cell = (content: string | number): string =>
  typeof content === 'number'
    ? `<td class="number">${content.toLocaleString('en')}</td>`
    : `<td>${escaped(content)}</td>`;

const most = 30;

/** What is too long to read past is closed. */
const folded = (lines: number, html: string): string =>
  lines > most ? `<details><summary>${lines} lines</summary>${html}</details>` : html;

/** A table that scrolls sideways where the screen is narrow. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  folded(
    rows.length,
    `<div class="scroll" tabindex="0"><table><thead><tr>${head.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr></thead>` +
      `<tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table></div>`,
  );

export const list = (lines: readonly string[]): string =>
  folded(lines.length, `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`);

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
