// Each part by itself, so that a program bundles no words that it does not say.
import * as en from './en.ts';
import * as es from './es.ts';
import { joined, withClosures } from './words.ts';

/** The closure statuses of clause 4, in our languages. */
export const closure = /* @__PURE__ */ joined({ es: es.closure, en: en.closure });
/** The states and the regions that hold them, in our languages. */
export const state = /* @__PURE__ */ withClosures(
  /* @__PURE__ */ joined({ es: es.state, en: en.state }),
  closure,
);
/** The events, in our languages. */
export const event = /* @__PURE__ */ joined({ es: es.event, en: en.event });
/** The roles of clause 3, in our languages. */
export const role = /* @__PURE__ */ joined({ es: es.role, en: en.role });
/** The guards, short, in our languages. */
export const guard = /* @__PURE__ */ joined({ es: es.guard, en: en.guard });
/** What is said when a guard does not hold, in our languages. */
export const refusal = /* @__PURE__ */ joined({ es: es.refusal, en: en.refusal });
/** Sentences with places for words, in our languages. */
export const sentence = /* @__PURE__ */ joined({ es: es.sentence, en: en.sentence });
/** What values must be, in our languages. */
export const valueRule = /* @__PURE__ */ joined({ es: es.valueRule, en: en.valueRule });
/** When a clause that a transition names applies, in our languages. */
export const condition = /* @__PURE__ */ joined({ es: es.condition, en: en.condition });
/** The effects, in our languages. */
export const effect = /* @__PURE__ */ joined({ es: es.effect, en: en.effect });
/** The kinds of pendiente (clause 4.9), in our languages. */
export const pendiente = /* @__PURE__ */ joined({ es: es.pendiente, en: en.pendiente });
/** Why a pendiente refuses an event, in our languages. */
export const pendienteRefusal = /* @__PURE__ */ joined({ es: es.pendienteRefusal, en: en.pendienteRefusal });
/** Why a warranty does not apply (5.2.B), in our languages. */
export const warrantyFault = /* @__PURE__ */ joined({ es: es.warrantyFault, en: en.warrantyFault });
/** The categories of an asistencia (clause 4.7), in our languages. */
export const category = /* @__PURE__ */ joined({ es: es.category, en: en.category });
/** The fields of forms and records, in our languages. */
export const field = /* @__PURE__ */ joined({ es: es.field, en: en.field });
/** The values of choices, in our languages. */
export const value = /* @__PURE__ */ joined({ es: es.value, en: en.value });
/** What each clause of the procedure says, in our languages. */
export const clause = /* @__PURE__ */ joined({ es: es.clause, en: en.clause });
