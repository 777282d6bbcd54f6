import type { Effect } from '../../asistencia/effects.ts';
import type { Step } from '../../host/decisions.ts';
import type { Role } from '../../procedure/roles.ts';
import type { By } from '../../values/parties.ts';
import type { AsistenciaBody } from './http-host.ts';

/** A line of the bitácora. */
export type EntryBody = Step & { kind: string; type: string; at: string; by: By; effects: readonly Effect[] };

/** The answer to an event that was accepted. */
export interface Accepted {
  asistencia: AsistenciaBody;
  entry: EntryBody;
}
export interface Problem {
  code: string;
  roles?: readonly Role[];
  refusals?: readonly unknown[];
}
export type Answer = Accepted | Problem;
export interface Explained {
  accepted: boolean;
}
export interface Items<T> {
  items: readonly T[];
}
