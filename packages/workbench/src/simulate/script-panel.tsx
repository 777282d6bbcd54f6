import { type Ref, useEffect, useRef } from 'react';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { timeOfDay } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { ClauseChips } from '../ui/clause-chip.tsx';
import type { Outcome } from './play-script.ts';
import type { Script, ScriptItem } from './script.ts';
import { goToStep } from './simulation-store.ts';
import { useWords } from './words.ts';

interface ScriptPanelProps {
  readonly script: Script;
  readonly outcomes: readonly Outcome[];
}

/** What was done and what is still to be played of the script; every step of it can be gone to. */
export function ScriptPanel({ script, outcomes }: ScriptPanelProps) {
  const words = useWords();
  const played = outcomes.length;
  const current = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another thing to show
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [played]);
  return (
    <section className="sim-script" aria-label={words.script}>
      <div className="sim-row">
        <button
          type="button"
          className="button small"
          disabled={played <= 1}
          onClick={() => goToStep(played - 1)}
        >
          ↶ {words.undo}
        </button>
        <button
          type="button"
          className="button small"
          disabled={played >= script.items.length}
          onClick={() => goToStep(played + 1)}
        >
          ↷ {script.items.some(hasExpectation) ? words.redoLoaded : words.redo}
        </button>
        <span className="muted" role="status">
          {words.position(played, script.items.length)}
        </span>
      </div>
      <ol className="sim-steps" aria-label={words.goTo}>
        {script.items.map((item, index) => (
          <ScriptRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a script changes only at its end
            key={index}
            ref={index === played - 1 ? current : null}
            item={item}
            outcome={outcomes[index]}
            isCurrent={index === played - 1}
            onGo={() => goToStep(index + 1)}
          />
        ))}
      </ol>
    </section>
  );
}

/** Whether a saved case says beforehand how a step goes. */
const hasExpectation = (item: ScriptItem): boolean => item.kind !== 'wait' && item.expected !== undefined;

interface ScriptRowProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly item: ScriptItem;
  /** Undefined where it is still to come. */
  readonly outcome: Outcome | undefined;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
}

function ScriptRow({ ref, item, outcome, isCurrent, onGo }: ScriptRowProps) {
  const { lang } = useTexts();
  const words = useWords();
  const zone = useZone();
  const isRefused = outcome !== undefined && outcome.refusals.length > 0;
  const clauses = outcome?.refusals.flatMap((refusal) => ('clause' in refusal ? [refusal.clause] : [])) ?? [];
  const label = {
    opening: () => words.opened,
    event: () => (item.kind === 'event' ? procedureWord('event', item.event.type, lang) : ''),
    wait: () => words.waited,
  }[item.kind]();
  return (
    <li
      data-kind={item.kind}
      data-refused={isRefused ? '' : undefined}
      data-to-come={outcome ? undefined : ''}
    >
      <button ref={ref} type="button" aria-current={isCurrent ? 'step' : undefined} onClick={onGo}>
        <time dateTime={item.at}>{timeOfDay(item.at, lang, zone)}</time>
        <span className="sim-step-words">
          <span className="sim-step-label">{label}</span>
          {item.kind === 'event' ? (
            <span className="sim-step-by">{procedureWord('role', item.by.role, lang)}</span>
          ) : null}
          {isRefused ? (
            <span className="badge bad">
              {words.refused} <ClauseChips of={clauses} />
            </span>
          ) : null}
          {outcome?.mismatch ? (
            <span className="sim-mismatch">
              {words.mismatch}: <code>{outcome.mismatch}</code>
            </span>
          ) : null}
        </span>
      </button>
      {item.kind === 'event' && item.note ? <p className="sim-note">{item.note}</p> : null}
    </li>
  );
}
