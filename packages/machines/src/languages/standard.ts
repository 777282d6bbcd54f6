// Each part is a separate export, so that a program bundles only the words that it uses.

import type { Lang, Text } from '../procedure/text.ts';
import * as en from './en.ts';
import * as es from './es.ts';
import { joined, withClosures } from './words.ts';

const inOurs = <Name extends string>(
  part: Readonly<Record<Lang, Readonly<Record<Name, string>>>>,
): Readonly<Record<Name, Text>> => joined(part);

/** The closure statuses of clause 4, in our languages. */
export const closure = /* @__PURE__ */ inOurs({ es: es.closure, en: en.closure });
/** The states and the regions that hold them, in our languages. */
export const state = /* @__PURE__ */ withClosures(
  /* @__PURE__ */ inOurs({ es: es.state, en: en.state }),
  closure,
);
/** The events, in our languages. */
export const event = /* @__PURE__ */ inOurs({ es: es.event, en: en.event });
/** The roles of clause 3, in our languages. */
export const role = /* @__PURE__ */ inOurs({ es: es.role, en: en.role });
/** What is said to the afiliado with a step, in our languages. */
export const speech = /* @__PURE__ */ inOurs({ es: es.speech, en: en.speech });
/** The guards, short, in our languages. */
export const guard = /* @__PURE__ */ inOurs({ es: es.guard, en: en.guard });
/** What is said when a guard does not hold, in our languages. */
export const refusal = /* @__PURE__ */ inOurs({ es: es.refusal, en: en.refusal });
/** Sentences with places for words, in our languages. */
export const sentence = /* @__PURE__ */ inOurs({ es: es.sentence, en: en.sentence });
/** What values must be, in our languages. */
export const valueRule = /* @__PURE__ */ inOurs({ es: es.valueRule, en: en.valueRule });
/** When a clause that a transition names applies, in our languages. */
export const condition = /* @__PURE__ */ inOurs({ es: es.condition, en: en.condition });
/** The effects, in our languages. */
export const effect = /* @__PURE__ */ inOurs({ es: es.effect, en: en.effect });
/** The kinds of pendiente (clause 4.9), in our languages. */
export const pendiente = /* @__PURE__ */ inOurs({ es: es.pendiente, en: en.pendiente });
/** Why a pendiente refuses an event, in our languages. */
export const pendienteRefusal = /* @__PURE__ */ inOurs({ es: es.pendienteRefusal, en: en.pendienteRefusal });
/** Why a warranty does not apply (5.2.B), in our languages. */
export const warrantyFault = /* @__PURE__ */ inOurs({ es: es.warrantyFault, en: en.warrantyFault });
/** The categories of an asistencia (clause 4.7), in our languages. */
export const category = /* @__PURE__ */ inOurs({ es: es.category, en: en.category });
/** The fields of forms and records, in our languages. */
export const field = /* @__PURE__ */ inOurs({ es: es.field, en: en.field });
/** The values of choices, in our languages. */
export const value = /* @__PURE__ */ inOurs({ es: es.value, en: en.value });
/** What each clause of the procedure says, in our languages. */
export const clause = /* @__PURE__ */ inOurs({ es: es.clause, en: en.clause });
