import { type Actor, type Actors, placeOf } from './inspected.ts';
import { useWords } from './words.ts';

interface ActorListProps {
  readonly actors: Actors;
  readonly picked: string | null;
  readonly onPick: (key: string) => void;
}

/** The actors under inspection, each with its state; children below their parents. */
export function ActorList({ actors, picked, onPick }: ActorListProps) {
  const words = useWords();
  return (
    <ul className="actor-list">
      {inTree(actors).map(({ actor, depth }) => (
        <li key={actor.key} style={{ marginInlineStart: `${Math.min(depth, 4) * 14}px` }}>
          <button
            type="button"
            className="actor"
            data-actor={actor.key}
            aria-current={actor.key === picked ? 'true' : undefined}
            onClick={() => onPick(actor.key)}
          >
            <span className="actor-name">{actor.name}</span>
            <span className="actor-session">
              {actor.sessionId}
              {actor.isHere ? null : ` · ${words.gone}`}
            </span>
            <span className="actor-state">{placeOf(actor)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Parents before their children, in the order in which they came. */
function inTree(actors: Actors): readonly { actor: Actor; depth: number }[] {
  const all = [...actors.values()];
  const below = (parent: string | null, depth: number): { actor: Actor; depth: number }[] =>
    all
      .filter(({ parentKey }) => (parentKey !== null && actors.has(parentKey) ? parentKey : null) === parent)
      .flatMap((actor) => [{ actor, depth }, ...below(actor.key, depth + 1)]);
  return below(null, 0);
}
