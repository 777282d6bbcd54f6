// The schemas of the values that the procedure speaks of, for programs that check the same things.
// A name such as `date` reads well behind an import of its own: import * as values from
// '@conexion/machines/values'.
export { date, instant } from './instant.ts';
export { money } from './money.ts';
export { by, provider, window } from './parties.ts';
export { id, name, prose, url } from './text.ts';
