import { numberFormat } from '../i18n/formats.ts';
import { numberLocaleOf, procedureWord, useTexts } from '../i18n/language.ts';
import { duration, wholeNumber } from '../time/durations.ts';
import { funnelRows } from './funnel.ts';
import type { Measures } from './measures-body.ts';
import { MeasuresSection } from './measures-section.tsx';
import { useMeasuresTexts } from './measures-texts.ts';
import { inOrder, regionWord, stateWord } from './region-word.ts';

interface SectionProps {
  readonly measures: Measures;
}

const time = (seconds: number | null): string => (seconds === null ? '—' : duration(seconds));
const colourOf = (closure: string): string => `var(--${closure})`;

/** How the numbers of these tables are written. */
function useNumbers() {
  const { lang, t } = useTexts();
  const percent = numberFormat(numberLocaleOf(lang), { style: 'percent', maximumFractionDigits: 0 });
  return {
    lang,
    t,
    whole: (count: number) => wholeNumber(count, lang),
    percent: (share: number) => percent.format(share),
  };
}

export function FunnelSection({ measures }: SectionProps) {
  const { lang, whole, percent } = useNumbers();
  const words = useMeasuresTexts();
  const rows = measures.asistencias === 0 ? [] : funnelRows(measures);
  return (
    <MeasuresSection
      hint={words.funnelHint}
      table="funnel"
      rows={rows}
      columns={[
        { head: words.heads.region, of: ({ region }) => regionWord(region, lang) },
        { head: words.heads.reached, isNumber: true, of: ({ reached }) => whole(reached) },
        { head: words.heads.share, isNumber: true, of: ({ share }) => percent(share) },
      ]}
      bars={rows.map(({ region, reached, share, isClosure }) => ({
        name: regionWord(region, lang),
        value: reached,
        text: `${whole(reached)} · ${percent(share)}`,
        ...(isClosure ? { colour: colourOf(region) } : {}),
      }))}
    />
  );
}

export function ClosuresSection({ measures }: SectionProps) {
  const { lang, whole } = useNumbers();
  const words = useMeasuresTexts();
  const rows = measures.closures.toSorted((a, b) => b.count - a.count);
  return (
    <MeasuresSection
      hint={words.closuresHint}
      table="closures"
      rows={rows}
      columns={[
        { head: words.heads.status, of: ({ status }) => procedureWord('closure', status, lang) },
        { head: words.heads.event, of: ({ event }) => procedureWord('event', event, lang) },
        { head: words.heads.region, of: ({ region }) => regionWord(region, lang) },
        { head: words.heads.count, isNumber: true, of: ({ count }) => whole(count) },
      ]}
      bars={rows.map(({ status, event, region, count }) => ({
        name: `${procedureWord('event', event, lang)} (${regionWord(region, lang)})`,
        value: count,
        text: `${whole(count)} · ${procedureWord('closure', status, lang)}`,
        colour: colourOf(status),
      }))}
    />
  );
}

export function ReasonsSection({ measures }: SectionProps) {
  const { lang, whole } = useNumbers();
  const words = useMeasuresTexts();
  return (
    <MeasuresSection
      hint={words.reasonsHint}
      table="reasons"
      rows={measures.reasons}
      columns={[
        { head: words.heads.reason, of: ({ reason }) => reason },
        { head: words.heads.status, of: ({ status }) => procedureWord('closure', status, lang) },
        { head: words.heads.count, isNumber: true, of: ({ count }) => whole(count) },
      ]}
    />
  );
}

export function ExceptionsSection({ measures: { exceptions } }: SectionProps) {
  const { lang, whole } = useNumbers();
  const words = useMeasuresTexts();
  const discountOf = (percent: number | null) => (percent === null ? '—' : `${percent} %`);
  return (
    <MeasuresSection
      hint={words.exceptionsHint}
      table="exceptions"
      rows={exceptions}
      columns={[
        { head: words.heads.ground, of: ({ ground }) => procedureWord('value', ground, lang) },
        { head: words.heads.outcome, of: ({ outcome }) => words.outcomes[outcome] },
        {
          head: words.heads.discount,
          isNumber: true,
          of: ({ discountPercent }) => discountOf(discountPercent),
        },
        {
          head: words.heads.authorizer,
          of: ({ authorizer }) =>
            authorizer ? `${authorizer.id} (${procedureWord('role', authorizer.role, lang)})` : '—',
        },
        { head: words.heads.count, isNumber: true, of: ({ count }) => whole(count) },
      ]}
      bars={exceptions.map(({ ground, outcome, discountPercent, authorizer, count }) => ({
        name: `${procedureWord('value', ground, lang)}: ${words.outcomes[outcome]}`,
        value: count,
        text: [
          whole(count),
          discountPercent === null ? [] : discountOf(discountPercent),
          authorizer?.id ?? [],
        ]
          .flat()
          .join(' · '),
        colour:
          outcome === 'denied' ? 'var(--bad)' : outcome === 'approved' ? 'var(--good)' : 'var(--line-strong)',
      }))}
    />
  );
}

export function LatenessSection({ measures }: SectionProps) {
  const { lang, whole, percent } = useNumbers();
  const words = useMeasuresTexts();
  const rows = measures.lateness.toSorted((a, b) => b.late - a.late || b.count - a.count);
  const share = ({ late, count }: (typeof rows)[number]) => (count === 0 ? 0 : late / count);
  return (
    <MeasuresSection
      hint={words.latenessHint}
      table="lateness"
      rows={rows}
      columns={[
        { head: words.heads.kind, of: ({ kind }) => procedureWord('pendiente', kind, lang) },
        { head: words.heads.count, isNumber: true, of: ({ count }) => whole(count) },
        { head: words.heads.late, isNumber: true, of: ({ late }) => whole(late) },
        { head: words.heads.share, isNumber: true, of: (row) => percent(share(row)) },
        {
          head: words.heads.lateMedian,
          isNumber: true,
          of: ({ medianLateSeconds }) => time(medianLateSeconds),
        },
      ]}
      bars={rows.map((row) => ({
        name: procedureWord('pendiente', row.kind, lang),
        value: row.count,
        part: row.late,
        text:
          row.late === 0
            ? whole(row.count)
            : `${whole(row.late)} / ${whole(row.count)} · ${time(row.medianLateSeconds)}`,
        colour: 'var(--line-strong)',
      }))}
    />
  );
}

export function StatesSection({ measures: { states } }: SectionProps) {
  const { lang, whole } = useNumbers();
  const words = useMeasuresTexts();
  return (
    <MeasuresSection
      table="states"
      rows={states.toSorted((a, b) => inOrder(a.state) - inOrder(b.state))}
      columns={[
        { head: words.heads.state, of: ({ state }) => stateWord(state, lang) },
        { head: words.heads.entered, isNumber: true, of: ({ entered }) => whole(entered) },
        { head: words.heads.median, isNumber: true, of: ({ medianSeconds }) => time(medianSeconds) },
        { head: words.heads.p90, isNumber: true, of: ({ p90Seconds }) => time(p90Seconds) },
      ]}
    />
  );
}

export function TransitionsSection({ measures: { transitions } }: SectionProps) {
  const { lang, whole } = useNumbers();
  const words = useMeasuresTexts();
  return (
    <MeasuresSection
      table="transitions"
      rows={transitions.toSorted(
        (a, b) => inOrder(a.from) - inOrder(b.from) || inOrder(a.to) - inOrder(b.to),
      )}
      columns={[
        {
          head: words.heads.event,
          of: ({ event }) => procedureWord('event', event, lang),
          note: ({ from, to }) =>
            from === to ? stateWord(from, lang) : `${stateWord(from, lang)} → ${stateWord(to, lang)}`,
        },
        { head: words.heads.count, isNumber: true, of: ({ count }) => whole(count) },
        { head: words.heads.median, isNumber: true, of: ({ medianSeconds }) => time(medianSeconds) },
        { head: words.heads.p90, isNumber: true, of: ({ p90Seconds }) => time(p90Seconds) },
      ]}
    />
  );
}
