import { id } from './text.ts';
import { ruled } from './value-rule.ts';

const visible = /[^\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\u2800]/u;
/** Whether a reader sees anything of a text. */
export const isVisible = (text: string): boolean => visible.test(text);

/** Whether an id is the one under which a host itself writes into the bitacora. */
export const isReserved = (value: string): boolean =>
  value.normalize('NFKC').trim().toLowerCase() === 'conexion';

/** The id of a person: a reader sees it, and it is not the host's. */
export const personId = id.refine((value) => isVisible(value) && !isReserved(value), ruled('person'));
