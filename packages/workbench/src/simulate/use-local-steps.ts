import { type By, textIn, warrantyFaults } from '@conexion/machines';
import { type Problem, type Refusal, RequestError } from '../api/problem.ts';
import type { StepPort, StepRequest } from '../case/step-port.ts';
import { useTexts } from '../i18n/language.ts';
import { decided, type PlayedScript, revisionOf, type SimulatedRefusal } from './play-script.ts';
import { playNext } from './simulation-store.ts';

/**
 * The machine of this page takes the steps, at the simulated present. A step that is refused is
 * written in the script, too: a saved case says of it that it must be refused.
 */
export function useLocalSteps({ clock, asistencias }: PlayedScript, by: By): StepPort {
  const { lang } = useTexts();
  const atHand = () => {
    const current = asistencias.at(-1);
    if (!current) throw new Error('Nothing is open that could take a step');
    return current;
  };
  const decide = (event: StepRequest) => {
    const decision = decided(atHand().snapshot, { event, at: clock, by });
    return decision.accepted ? [] : decision.refusals;
  };
  return {
    isSimulated: true,
    async send(event) {
      const refusals = decide(event);
      if (isMalformed(refusals)) throw refusedBecause(refusals, lang);
      playNext({ kind: 'event', at: clock, by, event });
      if (refusals.length > 0) throw refusedBecause(refusals, lang);
      return revisionOf(atHand()) + 1;
    },
    async explain(event) {
      const refusals = decide(event);
      if (isMalformed(refusals)) throw refusedBecause(refusals, lang);
      return refusals.map((refusal) => spoken(refusal, lang));
    },
  };
}

/** What a host does not even ask the machine about. */
const isMalformed = (refusals: readonly SimulatedRefusal[]): boolean =>
  refusals.some(({ code }) => code === 'invalid-event');

/** A refusal as the service would answer it. */
function refusedBecause(refusals: readonly SimulatedRefusal[], lang: string): RequestError {
  const errors = refusals.flatMap((refusal) => ('errors' in refusal ? refusal.errors : []));
  const problem: Problem =
    errors.length > 0
      ? {
          code: 'invalid-request',
          errors: errors.map(({ path, message }) => ({ path, message: textIn(message, lang) })),
        }
      : { code: 'refused', refusals: refusals.map((refusal) => spoken(refusal, lang)) };
  return new RequestError(errors.length > 0 ? 400 : 409, problem);
}

/** A refusal in the words of a language. */
export const spoken = (refusal: SimulatedRefusal, lang: string): Refusal => ({
  code: refusal.code,
  ...('guard' in refusal && { guard: refusal.guard }),
  ...('clause' in refusal && { clause: refusal.clause }),
  message: textIn('message' in refusal ? refusal.message : warrantyFaults[refusal.reason], lang),
});
