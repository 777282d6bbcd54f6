import {
  ChangeMarks,
  changesText,
  compareCharts,
  graphOf,
  type Layout,
  layoutOf,
  markingsOf,
  mergedChart,
} from '@conexion/visualizer';
import { useMemo } from 'react';
import { FlowViewport } from '../diagram/flow-viewport.tsx';
import { useTexts } from '../i18n/language.ts';
import { useCompareTexts } from './compare-texts.ts';
import type { Version } from './read-version.ts';
import { StrandedCases } from './stranded-cases.tsx';

interface ComparisonProps {
  readonly old: Version;
  readonly next: Version;
}

const nothing = () => undefined;
const nowhere = {};

/** What changed between two versions, on one picture and as a list. */
export function Comparison({ old: { definition: old }, next: { definition: next } }: ComparisonProps) {
  const { lang } = useTexts();
  const words = useCompareTexts();
  const { layout, markings, text } = useMemo(() => {
    const changes = compareCharts(old, next);
    const merged = mergedChart(old, next, changes);
    const layout = layoutOf(graphOf(merged.chart), lang);
    const text = changesText({ old, next, changes, check: null }, lang);
    return { layout, markings: markingsOf(layout, merged), text };
  }, [old, next, lang]);
  const layer = ({ width, height }: Layout) => (
    <svg className="change-marks" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <ChangeMarks layout={layout} markOf={markings.markOf} />
    </svg>
  );
  return (
    <div className="reading">
      <div className="flow">
        <FlowViewport
          layout={layout}
          highlight={nowhere}
          followed={null}
          isForeign
          selected={null}
          layer={layer}
          onPick={nothing}
          onPoint={nothing}
        />
      </div>
      <aside className="detail compare-list" aria-label={words.title}>
        <h3>{words.legend}</h3>
        <ChangeLegend marks={markings.marks} />
        <ChangeList text={text} />
        <StrandedCases old={old} next={next} />
      </aside>
    </div>
  );
}

function ChangeLegend({ marks }: { readonly marks: ReturnType<typeof markingsOf>['marks'] }) {
  return (
    <ul className="change-legend">
      {marks.map(({ style, word }) => (
        <li key={word.text}>
          <svg viewBox="0 0 60 20" width={60} height={20} aria-hidden="true">
            <path d="M0 10h38" stroke={style.colour} strokeWidth={4} strokeDasharray={style.dash} />
            <circle cx={48} cy={10} r={8} fill={style.colour} />
            <path d={style.sign} transform="translate(48 10)" fill="none" stroke="#fff" strokeWidth={2} />
          </svg>
          {word.text}
        </li>
      ))}
    </ul>
  );
}

function ChangeList({ text }: { readonly text: string }) {
  return sectionsOf(text).map(({ title, items }) => (
    <section key={title}>
      <h3>{title}</h3>
      <ul className="change-list">
        {items.map(({ line, details }) => (
          <li key={line}>
            {line}
            {details.map((detail) => (
              <p key={detail} className="muted">
                {detail}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  ));
}

interface Section {
  readonly title: string;
  readonly items: readonly { readonly line: string; readonly details: readonly string[] }[];
}

/** The text of the command, by its indents: sections, changes, and what of each is different. */
function sectionsOf(text: string): Section[] {
  const [, ...sections] = text.trimEnd().split('\n\n');
  return sections.map((section) => {
    const [title = '', ...lines] = section.split('\n');
    const items: { line: string; details: string[] }[] = [];
    for (const line of lines)
      if (line.startsWith('      ')) items.at(-1)?.details.push(line.trim());
      else items.push({ line: line.trim(), details: [] });
    return { title, items };
  });
}
