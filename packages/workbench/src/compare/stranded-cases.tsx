import { type AnyDefinition, textIn } from '@conexion/machines';
import { strandedCases } from '@conexion/visualizer';
import { useQuery } from '@tanstack/react-query';
import type { Expediente } from '../api/bodies.ts';
import { allItems } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { wholeNumber } from '../time/durations.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useCompareTexts } from './compare-texts.ts';

interface StrandedCasesProps {
  readonly old: AnyDefinition;
  readonly next: AnyDefinition;
}

/** The running cases of this service that the next version has no place or no way on for. */
export function StrandedCases({ old, next }: StrandedCasesProps) {
  const { lang, t } = useTexts();
  const words = useCompareTexts();
  const running = useQuery({
    queryKey: ['running-cases'],
    queryFn: async ({ signal }) => {
      const open = await allItems<Expediente>('api/expedientes?tab=abiertos', lang, signal);
      return open.flatMap(({ asistencias, holder }) =>
        asistencias
          .filter(({ state, closureStatus }) => state !== closureStatus)
          .map(({ id, state }) => ({ id, state, holder: holder.name })),
      );
    },
  });
  const cases = running.data ?? [];
  const stranded = strandedCases(next, cases, old);
  const nameOf = (path: string) => {
    const state = [...old.states, ...next.states].find((candidate) => candidate.path === path);
    return state ? textIn(state.label, lang) : path;
  };
  return (
    <section>
      <h3>{words.stranded}</h3>
      <p className="muted">{words.strandedHint}</p>
      {running.isPending ? <p className="muted">{t.loading}</p> : null}
      {running.isError ? <ProblemNotice error={asRequestError(running.error)} /> : null}
      {running.data && stranded.length === 0 ? (
        <p>{words.noneStranded(wholeNumber(cases.length, lang))}</p>
      ) : null}
      <ul className="change-list">
        {stranded.map(({ id, state, reason, nearest }) => (
          <li key={id} data-stranded={id}>
            <button type="button" className="link" onClick={() => go({ place: 'cases', asistencia: id })}>
              {cases.find((one) => one.id === id)?.holder}
            </button>{' '}
            · {nameOf(state)}: {words.reasons[reason]}
            <p className="muted">{nearest === null ? words.noNearest : words.nearest(nameOf(nearest))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
