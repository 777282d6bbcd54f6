import { useId, useState } from 'react';
import type { RequestError } from '../api/problem.ts';
import { requestFile } from '../api/request.ts';
import { asRequestError } from '../api/use-sending.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { useZone } from '../time/zone.ts';
import { download } from '../ui/download.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { type Bar, Chart } from './chart.tsx';
import { type MeasuresTable, measuresPath } from './measures-body.ts';
import { useMeasuresTexts } from './measures-texts.ts';

export interface Column<Row> {
  readonly head: string;
  readonly isNumber?: true;
  readonly of: (row: Row) => string;
  /** In a line below it. */
  readonly note?: (row: Row) => string;
}

interface MeasuresSectionProps<Row> {
  readonly hint?: string;
  /** The table of the service that it shows. */
  readonly table: MeasuresTable;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The same to be seen; without them the table stands open. */
  readonly bars?: readonly Bar[];
}

/** Some measures: as a chart where there is one, always as a table, and as a file. */
export function MeasuresSection<Row>({ hint, table, columns, rows, bars }: MeasuresSectionProps<Row>) {
  const words = useMeasuresTexts();
  const title = words[table];
  const heading = useId();
  const numbers = <Numbers label={heading} columns={columns} rows={rows} />;
  return (
    <section className="measures-section" aria-labelledby={heading} data-table={table}>
      <div className="measures-head">
        <h3 id={heading}>{title}</h3>
        <Download table={table} title={title} />
      </div>
      {hint ? <p className="muted">{hint}</p> : null}
      {rows.length === 0 ? <p className="empty">{words.empty}</p> : null}
      {rows.length > 0 && bars ? (
        <>
          <Chart label={title} bars={bars} />
          <details>
            <summary>{words.asTable}</summary>
            {numbers}
          </details>
        </>
      ) : null}
      {rows.length > 0 && !bars ? numbers : null}
    </section>
  );
}

interface NumbersProps<Row> extends Pick<MeasuresSectionProps<Row>, 'columns' | 'rows'> {
  readonly label: string;
}

function Numbers<Row>({ label, columns, rows }: NumbersProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll a table that is too wide
    <section className="numbers-room" tabIndex={0} aria-labelledby={label}>
      <table className="numbers">
        <thead>
          <tr>
            {columns.map(({ head, isNumber }) => (
              <th key={head} scope="col" className={isNumber && 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={columns.map(({ of, note }) => `${of(row)} ${note?.(row)}`).join(' ')}>
              {columns.map(({ head, isNumber, of, note }, index) =>
                index === 0 ? (
                  <th key={head} scope="row">
                    {of(row)}
                    {note ? <span className="numbers-note">{note(row)}</span> : null}
                  </th>
                ) : (
                  <td key={head} className={isNumber && 'number'}>
                    {of(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Download({ table, title }: { readonly table: MeasuresTable; readonly title: string }) {
  const { lang } = useTexts();
  const words = useMeasuresTexts();
  const { measured } = useRoute();
  const zone = useZone();
  const [error, setError] = useState<RequestError | null>(null);
  const save = async () => {
    setError(null);
    try {
      const file = await requestFile(measuresPath(measured, zone, { format: 'csv', table }), { lang });
      download(`conexion-${table}.csv`, file);
    } catch (thrown) {
      setError(asRequestError(thrown));
    }
  };
  return (
    <>
      <button type="button" className="button small" aria-label={words.csvOf(title)} onClick={save}>
        {words.csv}
      </button>
      {error ? <ProblemNotice error={error} /> : null}
    </>
  );
}
