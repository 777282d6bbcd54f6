import type { AnyDefinition } from '@conexion/machines';
import type { Graph } from '@conexion/visualizer';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { go, useRoute } from '../route/use-route.ts';
import { type Found, search, searchIndex } from './search-index.ts';

const most = 12;

interface SearchBoxProps {
  readonly graph: Graph;
  readonly definition: AnyDefinition;
}

/**
 * A combobox: what is typed is searched for in the flow, the arrow keys choose a result, Enter
 * shows it.
 */
export function SearchBox({ graph, definition }: SearchBoxProps) {
  const { lang, t } = useTexts();
  const { search: question } = useRoute();
  const index = useMemo(() => searchIndex(graph, definition), [graph, definition]);
  const found = useMemo(() => search(index, question, lang), [index, question, lang]);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = useId();
  const shown = isOpen ? found.slice(0, most) : [];
  const isAsking = question.trim() !== '';

  const pick = ({ element }: Found) => {
    setOpen(false);
    go({ element }, { replace: true });
  };
  const pressed = (event: KeyboardEvent) => {
    const chosen = shown[at];
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && chosen) pick(chosen);
    else if (event.key === 'ArrowDown') {
      setOpen(true);
      setAt(isOpen ? Math.min(at + 1, shown.length - 1) : 0);
    } else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <search className="flow-search">
      <input
        type="search"
        role="combobox"
        aria-label={t.reading.search}
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t.reading.search}
        title={t.reading.searchHint}
        value={question}
        onChange={({ target }) => {
          setAt(0);
          setOpen(true);
          go({ search: target.value }, { replace: true });
        }}
        onKeyDown={pressed}
        onFocus={() => setOpen(isAsking)}
        onBlur={() => setOpen(false)}
      />
      <p className="visually-hidden" role="status">
        {isAsking ? t.reading.found(found.length) : ''}
      </p>
      {isOpen && isAsking ? (
        <FoundList id={list} {...{ shown, at }} total={found.length} onPick={pick} />
      ) : null}
    </search>
  );
}

interface FoundListProps {
  readonly id: string;
  readonly shown: readonly Found[];
  /** The place of the chosen one. */
  readonly at: number;
  /** How many there are in all. */
  readonly total: number;
  readonly onPick: (found: Found) => void;
}

function FoundList({ id, shown, at, total, onPick }: FoundListProps) {
  const { t } = useTexts();
  return (
    <div className="flow-found">
      <div id={id} role="listbox" aria-label={t.reading.search}>
        {shown.map((result, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
          <div
            key={`${result.element.kind} ${result.element.id} ${result.label}`}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(result)}
          >
            <span className="element-kind">{t.reading.kinds[result.element.kind]}</span>
            <span className="flow-found-label">{result.label}</span>
            <span className="muted">{result.aside}</span>
          </div>
        ))}
      </div>
      {total === 0 ? <p className="muted">{t.reading.nothing}</p> : null}
      {total > most ? <p className="muted">{t.reading.found(total)}</p> : null}
    </div>
  );
}
