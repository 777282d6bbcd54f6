/**
 * What an error says and why, in one line: `The schema cannot be brought up to date: connect
 * ECONNREFUSED 127.0.0.1:5432`.
 */
export function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Where Node has tried several addresses, its error has only a code.
  const said = error.message || ('code' in error ? String(error.code) : error.name);
  const why = error.cause === undefined ? '' : withCauses(error.cause);
  return said.includes(why) ? said : `${said}: ${why}`;
}
