import type { ConditionName } from '../asistencia/citations.ts';
import type { Category } from '../asistencia/context.ts';
import type { EffectType } from '../asistencia/effects.ts';
import type { EventType } from '../asistencia/events.ts';
import type { GuardName } from '../asistencia/guards.ts';
import type { SpeechName } from '../asistencia/speeches.ts';
import type { PendienteRefusalCode } from '../pendiente/pendiente-refusal-code.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import type { PendienteKind } from '../procedure/pendientes.ts';
import type { Role } from '../procedure/roles.ts';
import type { RefusingGuard } from '../procedure/rules.ts';
import type { OpenStateId, RegionId } from '../procedure/states.ts';
import type { WarrantyFault } from '../procedure/warranty-faults.ts';
import type { ValueRule } from '../values/value-rule.ts';
import type { fields, values } from './es-fields.ts';

type Sentence = 'invalidEvent' | 'theseMay' | 'closed' | 'notInThisState' | 'whereAll' | 'or';

type Says<Name extends string> = Readonly<Record<Name, string>>;

/**
 * All that the procedure says to people in one language, as plain data. `es` and `en` are ours; a
 * host is given others by name. What it lacks does not compile.
 */
export interface Catalogue {
  /** The states and the regions that hold them; a closure has its words in `closure`. */
  readonly state: Says<OpenStateId | RegionId>;
  readonly closure: Says<ClosureStatus>;
  readonly event: Says<EventType>;
  readonly role: Says<Role>;
  /**
   * What a coordinator says to the afiliado with a step; the case fills places such as `{price}`,
   * those of `speechPlaces`.
   */
  readonly speech: Says<SpeechName>;
  /** Each guard, short, for an arrow of the diagram. */
  readonly guard: Says<GuardName>;
  /** What a coordinator hears when a guard does not hold. */
  readonly refusal: Says<RefusingGuard>;
  /** What is said with words of the catalogue in the places of `{0}`, `{1}`. */
  readonly sentence: Says<Sentence>;
  /** What a value must be; `{0}` stands for the limit or the choices. */
  readonly valueRule: Says<ValueRule>;
  readonly condition: Says<ConditionName>;
  readonly effect: Says<EffectType>;
  readonly pendiente: Says<PendienteKind>;
  readonly pendienteRefusal: Says<PendienteRefusalCode>;
  readonly warrantyFault: Says<WarrantyFault>;
  readonly category: Says<Category>;
  /** The fields of forms and records, by their name. */
  readonly field: Says<keyof typeof fields>;
  /** The values of choices, by the value. */
  readonly value: Says<keyof typeof values>;
  readonly clause: Says<ClauseId>;
}

/** A part of a catalogue: what its words name. */
export type Part = keyof Catalogue;
