/**
 * The URL of a PostgreSQL as one whose connections begin in a schema: told when they connect, so
 * that a reset of the session leads back to it. Options that the URL has of its own stay.
 */
export function inSchema(url: string, schema: string): string {
  const inside = new URL(url);
  const identifier = `"${schema.replaceAll('"', '""')}"`;
  // The server splits the options at spaces, where no backslash stands before.
  const setting = `-c search_path=${identifier.replace(/[\\\s]/g, '\\$&')}`;
  const others = inside.searchParams.getAll('options');
  inside.searchParams.set('options', [...others, setting].join(' '));
  return inside.href;
}
