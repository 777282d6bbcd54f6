import { id, name } from './text.ts';
import { ruled } from './value-rule.ts';

const visible = /[^\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\u2800]/u;
/** Whether a reader sees anything of a text. */
export const isVisible = (text: string): boolean => visible.test(text);

// Control characters, and those that reverse the text around them: a name would look like another.
const disguising = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
/** Whether a text shows itself as it is. */
export const isPlain = (text: string): boolean => !disguising.test(text);

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Whether each character of an id is seen: with an invisible one, two people look like one. */
export const isSeen = (id: string): boolean => id.search(invisible) === -1;

/** Whether an id is, or looks like, the one under which a host writes into the bitacora. */
export const isReserved = (value: string): boolean =>
  value.normalize('NFKC').replace(invisible, '').trim().toLowerCase() === 'conexion';

const isOfPerson = (value: string): boolean => isVisible(value) && isPlain(value) && !isReserved(value);

/** The id of a person: a reader sees it as it is, and it is not the host's. */
export const personId = id.refine((value) => isOfPerson(value) && isSeen(value), ruled('person'));
/** The name of a person, by the same rule. */
export const personName = name.refine(isOfPerson, ruled('person'));
