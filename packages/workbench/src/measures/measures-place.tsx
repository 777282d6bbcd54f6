import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asRequestError } from '../api/use-sending.ts';
import { CaseFlow } from '../diagram/flow-pane.tsx';
import { useLayout } from '../diagram/load-layout.ts';
import { useTexts } from '../i18n/language.ts';
import { metrics } from '../route/measured.ts';
import { go, useRoute } from '../route/use-route.ts';
import { wholeNumber } from '../time/durations.ts';
import { useZone } from '../time/zone.ts';
import './measures-place.css';
import '../ui/numbers.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { WhatIfSection } from '../what-if/what-if-section.tsx';
import { FilterBar } from './filter-bar.tsx';
import { heatOf } from './heat.ts';
import { type Measures, measuresQuery } from './measures-body.ts';
import { useMeasuresTexts } from './measures-texts.ts';
import {
  ClosuresSection,
  ExceptionsSection,
  FunnelSection,
  LatenessSection,
  ReasonsSection,
  StatesSection,
  TransitionsSection,
} from './sections.tsx';

/** What the journal says of many cases at once: on the flow, as charts, as tables. */
export function MeasuresPlace() {
  const { lang, t } = useTexts();
  const words = useMeasuresTexts();
  const { measured } = useRoute();
  const zone = useZone();
  const query = useQuery({ ...measuresQuery(measured, zone, lang), placeholderData: keepPreviousData });
  const measures = query.data;
  return (
    <div className="measures">
      <div className="measures-top">
        <h2>{words.title}</h2>
        {measures ? (
          <p className="muted" role="status">
            {words.intro(wholeNumber(measures.asistencias, lang))}
          </p>
        ) : null}
        <FilterBar />
      </div>
      {query.isPending ? <p className="empty">{t.loading}</p> : null}
      {query.isError ? <ProblemNotice error={asRequestError(query.error)} /> : null}
      {measures ? (
        <>
          <HeatedFlow measures={measures} />
          <div className="measures-sections">
            <FunnelSection measures={measures} />
            <ClosuresSection measures={measures} />
            <ExceptionsSection measures={measures} />
            <LatenessSection measures={measures} />
            <ReasonsSection measures={measures} />
            <StatesSection measures={measures} />
            <TransitionsSection measures={measures} />
          </div>
          <WhatIfSection total={measures.asistencias} />
        </>
      ) : null}
    </div>
  );
}

function HeatedFlow({ measures }: { readonly measures: Measures }) {
  const { lang } = useTexts();
  const words = useMeasuresTexts();
  const { measured } = useRoute();
  const { metric } = measured;
  const { layout } = useLayout();
  const title = words.heat[metric];
  const overlay = useMemo(
    () => (layout ? heatOf(layout, measures, metric, { title, lang }) : undefined),
    [layout, measures, metric, title, lang],
  );
  return (
    <section className="measures-flow" aria-label={words.flow}>
      <div className="measures-head">
        <h3>{words.flow}</h3>
        <fieldset className="segmented" aria-label={words.metric}>
          {metrics.map((id) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === metric}
              onClick={() => go({ measured: { ...measured, metric: id } }, { replace: true })}
            >
              {words.metrics[id]}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="measures-canvas">
        <CaseFlow followed={null} overlay={overlay} />
      </div>
    </section>
  );
}
