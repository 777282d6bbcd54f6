import { stages } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { peopleQuery } from '../api/queries.ts';
import type { Option } from '../form/field.ts';
import { Options } from '../form/options.tsx';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { allCases, type CaseFilterName } from '../route/case-filters.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useKnownValues } from './use-known-values.ts';

const types = ['hogar', 'vial', 'medica', 'otra'];

/** Narrows the list of cases, and says in which order they come. */
export function CaseFilterBar() {
  const { lang, t } = useTexts();
  const { filters } = useRoute();
  const { cities } = useKnownValues();
  const people = useQuery(peopleQuery(lang)).data ?? [];
  const set = Object.entries(filters).filter(([name, value]) => name !== 'order' && value !== null);
  const fields: readonly (readonly [CaseFilterName, readonly Option[]])[] = [
    ['order', [{ value: 'due', label: t.cases.byDue }]],
    ['stage', stages.map(({ id }) => ({ value: id, label: procedureWord('state', id, lang) }))],
    ['type', types.map((value) => ({ value, label: procedureWord('value', value, lang) }))],
    ['overdue', [{ value: 'true', label: t.cases.onlyOverdue }]],
    ['city', cities.map((city) => ({ value: city, label: city }))],
    ['coordinator', people.map(({ id, name }) => ({ value: id, label: name ?? id }))],
  ];
  return (
    <details className="case-filters" open={set.length > 0 || undefined}>
      <summary>
        {t.cases.filters}
        {set.length > 0 ? <span className="count">{set.length}</span> : null}
      </summary>
      <div className="case-filter-fields">
        {fields.map(([name, options]) => (
          <Filter key={name} name={name} options={options} />
        ))}
      </div>
      {filters.state ? (
        <p className="muted">
          {t.cases.inState} {procedureWord('state', filters.state, lang)}
        </p>
      ) : null}
      {set.length > 0 ? (
        <button
          type="button"
          className="button small"
          onClick={() => go({ filters: { ...allCases, order: filters.order } }, { replace: true })}
        >
          {t.cases.noFilters}
        </button>
      ) : null}
    </details>
  );
}

interface FilterProps {
  readonly name: CaseFilterName;
  readonly options: readonly Option[];
}

function Filter({ name, options }: FilterProps) {
  const { t } = useTexts();
  const { filters } = useRoute();
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {t.cases.filterNames[name]}
      </label>
      <select
        id={id}
        value={filters[name] ?? ''}
        onChange={({ target }) =>
          go({ filters: { ...filters, [name]: target.value || null } }, { replace: true })
        }
      >
        <option value="">{name === 'order' ? t.cases.byNewest : t.cases.anyOf}</option>
        <Options of={options} />
      </select>
    </div>
  );
}
