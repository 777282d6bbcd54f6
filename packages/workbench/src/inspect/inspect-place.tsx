import { ViewSwitch } from '../app/view-switch.tsx';
import { go, useRoute } from '../route/use-route.ts';
import { ActorDetails } from './actor-details.tsx';
import { ActorList } from './actor-list.tsx';
import { ActorPicture } from './actor-picture.tsx';
import { HowToConnect } from './how-to-connect.tsx';
import { useInspection } from './use-inspection.ts';
import { useWords } from './words.ts';
import './inspect-place.css';

/** Shows the actors of the programs that connect to the service as they move. */
export function InspectPlace() {
  const words = useWords();
  const { view, actor: picked } = useRoute();
  const { actors, state } = useInspection();
  const actor = picked === null ? undefined : actors.get(picked);
  return (
    <>
      <div className="panes inspect" data-view={view} data-case={actor ? '' : undefined}>
        <section className="pane pane-cases" aria-label={words.views.cases}>
          <div className="pane-header">
            <h2>{words.title}</h2>
            <span className="connection inspect-state" data-state={dots[state]} role="status">
              <span className="connection-dot" aria-hidden="true" />
              <span>{words.states[state]}</span>
            </span>
          </div>
          <div className="pane-body">
            {actors.size === 0 ? (
              <p className="muted">{state === 'closed' ? words.closed : words.none}</p>
            ) : null}
            <ActorList
              actors={actors}
              picked={picked}
              onPick={(key) => go({ actor: key, view: 'flow', element: null })}
            />
          </div>
        </section>
        <section className="pane pane-case" id="case" tabIndex={-1} aria-label={words.views.case}>
          {actor ? (
            <ActorDetails key={actor.key} actor={actor} actors={actors} />
          ) : (
            <p className="empty">{words.pick}</p>
          )}
        </section>
        <section className="pane pane-flow" aria-label={words.views.flow}>
          {actor ? <ActorPicture actor={actor} /> : <HowToConnect />}
        </section>
      </div>
      <ViewSwitch labels={words.views} />
    </>
  );
}

/** As the header shows whether the service answers. */
const dots = { connecting: 'unknown', open: 'online', away: 'offline', closed: 'unknown' } as const;
