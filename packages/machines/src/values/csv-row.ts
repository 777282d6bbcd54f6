/**
 * A line of RFC 4180.
 * @example
 * csvRow(['AST-1', 3, null]); // 'AST-1,3,\r\n'
 */
export const csvRow = (values: readonly (string | number | null)[]): string =>
  `${values.map(field).join(',')}\r\n`;

function field(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  // A spreadsheet would read it as a formula.
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
