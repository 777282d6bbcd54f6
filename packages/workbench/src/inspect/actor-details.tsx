import { useState } from 'react';
import { FactList } from '../case/fact-list.tsx';
import { dateFormat } from '../i18n/formats.ts';
import { useTexts } from '../i18n/language.ts';
import { TabbedPanel } from '../ui/tabbed-panel.tsx';
import { type Actor, type Actors, placeOf } from './inspected.ts';
import { useWords } from './words.ts';

const sections = ['events', 'context', 'state'] as const;
type Section = (typeof sections)[number];
interface ActorDetailsProps {
  readonly actor: Actor;
  readonly actors: Actors;
}

/** What an actor received, what it remembers, where it is. */
export function ActorDetails({ actor, actors }: ActorDetailsProps) {
  const words = useWords();
  const [section, setSection] = useState<Section>('events');
  return (
    <>
      <header className="case-header">
        <h2>{actor.name}</h2>
        <p className="case-subtitle">{placeOf(actor)}</p>
      </header>
      <TabbedPanel
        label={words.sectionSwitch}
        of={sections.map((id) => ({ id, label: words.sections[id] }))}
        selected={section}
        panel="actor-section"
        onSelect={setSection}
      >
        {section === 'events' ? <Events actor={actor} actors={actors} /> : null}
        {section === 'context' ? <pre className="actor-json">{inJson(actor.context)}</pre> : null}
        {section === 'state' ? (
          <FactList
            of={[
              [words.current, actor.states.join('\n')],
              [words.status, actor.isHere ? actor.status : `${actor.status} · ${words.gone}`],
              [words.session, actor.sessionId],
              [words.parent, actors.get(actor.parentKey ?? '')?.name ?? null],
            ]}
          />
        ) : null}
      </TabbedPanel>
    </>
  );
}

/** The latest first. */
function Events({ actor, actors }: ActorDetailsProps) {
  const { lang } = useTexts();
  const words = useWords();
  const time = dateFormat(lang, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  if (actor.received.length === 0) return <p className="empty">{words.noEvents}</p>;
  return (
    <ol className="actor-events" reversed>
      {actor.received.toReversed().map(({ number, at, from, event: { type, ...payload } }) => (
        <li key={number}>
          <div className="entry-head">
            <strong className="entry-label">{type}</strong>
            <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>
          </div>
          <p className="entry-by">
            {from === null
              ? words.outside
              : `${words.from} ${actors.get(`${actor.app}/${from}`)?.name ?? from}`}
          </p>
          {Object.keys(payload).length > 0 ? (
            <details>
              <summary>{Object.keys(payload).join(', ')}</summary>
              <pre className="actor-json">{inJson(payload)}</pre>
            </details>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

const inJson = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value, null, 2));
