/**
 * The URL of a PostgreSQL whose connections start with a setting of the server. As an option of the
 * connection, a reset of the session leads back to it. Options already in the URL stay.
 */
export function withSetting(url: string, name: string, value: string): string {
  const set = new URL(url);
  // The server splits the options at spaces that have no backslash before them.
  const setting = `-c ${name}=${value.replace(/[\\\s]/g, '\\$&')}`;
  set.searchParams.set('options', [...set.searchParams.getAll('options'), setting].join(' '));
  return set.href;
}
