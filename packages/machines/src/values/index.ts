// The schemas of the procedure's values, for programs that check the same values. Names such as
// `date` read well under a namespace: import * as values from '@conexion/machines/values'.
export { date, instant } from './instant.ts';
export { money } from './money.ts';
export { by, provider, window } from './parties.ts';
export { percentDown, percentUp } from './percent-down.ts';
export { isPlain, isReserved, isSeen, isVisible, personId, personName } from './person-id.ts';
export { id, name, prose, url } from './text.ts';
