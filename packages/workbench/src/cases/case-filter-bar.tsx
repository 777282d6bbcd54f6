import { stages } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { peopleQuery } from '../api/queries.ts';
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
  return (
    <details className="case-filters" open={set.length > 0 || undefined}>
      <summary>
        {t.cases.filters}
        {set.length > 0 ? <span className="count">{set.length}</span> : null}
      </summary>
      <div className="case-filter-fields">
        <Filter name="order">
          <option value="due">{t.cases.byDue}</option>
        </Filter>
        <Filter name="stage">
          {stages.map(({ id }) => (
            <option key={id} value={id}>
              {procedureWord('state', id, lang)}
            </option>
          ))}
        </Filter>
        <Filter name="type">
          {types.map((type) => (
            <option key={type} value={type}>
              {procedureWord('value', type, lang)}
            </option>
          ))}
        </Filter>
        <Filter name="overdue">
          <option value="true">{t.cases.onlyOverdue}</option>
        </Filter>
        <Filter name="city">
          {cities.map((city) => (
            <option key={city}>{city}</option>
          ))}
        </Filter>
        <Filter name="coordinator">
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? id}
            </option>
          ))}
        </Filter>
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

function Filter({ name, children }: { readonly name: CaseFilterName; readonly children: ReactNode }) {
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
        {children}
      </select>
    </div>
  );
}
