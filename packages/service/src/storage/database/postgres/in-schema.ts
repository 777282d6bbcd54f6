/**
 * The URL of a PostgreSQL whose connections start in a schema. The schema is an option of the
 * connection, so that a reset of the session leads back to it. Options already in the URL stay.
 */
export function inSchema(url: string, schema: string): string {
  const inside = new URL(url);
  const identifier = `"${schema.replaceAll('"', '""')}"`;
  // The server splits the options at spaces that have no backslash before them.
  const setting = `-c search_path=${identifier.replace(/[\\\s]/g, '\\$&')}`;
  const others = inside.searchParams.getAll('options');
  inside.searchParams.set('options', [...others, setting].join(' '));
  return inside.href;
}
