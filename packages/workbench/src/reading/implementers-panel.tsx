import { type ClauseId, textIn } from '@conexion/machines';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.ts';
import type { Route } from '../route/route.ts';
import { go } from '../route/use-route.ts';
import { ClauseChips, clauseName } from '../ui/clause-chip.tsx';
import type { Implementers } from './implementers.ts';

interface ImplementersPanelProps {
  readonly picked: NonNullable<Route['element']>;
  readonly found: Implementers;
}

/**
 * A clause, a guard or an event in words, and all of the flow that has to do with it; each leads to
 * its place.
 */
export function ImplementersPanel({ picked, found }: ImplementersPanelProps) {
  const { lang, t } = useTexts();
  const { title, clauses, places, steps, guards, fields, pendientes } = found;
  const isClause = picked.kind === 'clause';
  const isEmpty = [places, steps, guards, fields, pendientes].every(({ length }) => length === 0);
  return (
    <>
      <h2>
        <span className="element-kind">{t.reading.kinds[picked.kind]}</span>{' '}
        {isClause ? clauseName(picked.id as ClauseId, lang) : textIn(title, lang)}
      </h2>
      {isClause ? (
        <p className="detail-clause">{textIn(title, lang)}</p>
      ) : (
        <ClauseChips of={clauses} isLinked />
      )}
      {isEmpty ? <p className="muted">{t.reading.noneFound}</p> : null}
      <Part title={t.reading.places} count={places.length}>
        {places.map(({ id, label }) => (
          <li key={id}>
            <PickLink element={{ kind: 'state', id }}>{textIn(label, lang)}</PickLink>
          </li>
        ))}
      </Part>
      <Part title={picked.kind === 'guard' ? t.reading.asked : t.reading.steps} count={steps.length}>
        {steps.map(({ id, label, source, target }) => (
          <li key={`${id} ${label.es}`}>
            <PickLink element={{ kind: 'edge', id }}>{textIn(label, lang)}</PickLink>{' '}
            <span className="muted">
              {textIn(source, lang)} → {target ? textIn(target, lang) : t.flow.stays}
            </span>
          </li>
        ))}
      </Part>
      <Part title={t.reading.guards} count={isClause ? guards.length : 0}>
        {guards.map(({ name, label }) => (
          <li key={name}>
            <PickLink element={{ kind: 'guard', id: name }}>{textIn(label, lang)}</PickLink>
          </li>
        ))}
      </Part>
      <Part title={t.reading.fields} count={fields.length}>
        {fields.map(({ event, field }) => (
          <li key={`${event.es} ${field.es}`}>
            {textIn(field, lang)} {isClause ? <span className="muted">{textIn(event, lang)}</span> : null}
          </li>
        ))}
      </Part>
      <Part title={t.reading.pendientes} count={pendientes.length}>
        {pendientes.map((pendiente) => (
          <li key={pendiente.es}>{textIn(pendiente, lang)}</li>
        ))}
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Part({ title, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section className="detail-part">
      <h3>
        {title} <span className="count">{count}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

interface PickLinkProps {
  readonly element: NonNullable<Route['element']>;
  readonly children: ReactNode;
}

/** Picks something of the flow. */
export function PickLink({ element, children }: PickLinkProps) {
  return (
    <button type="button" className="link" onClick={() => go({ element })}>
      {children}
    </button>
  );
}
