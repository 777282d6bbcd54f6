import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { type Candidate, candidateOf } from '../host/candidates.ts';
import { descendants } from '../host/describe.ts';
import { stateIds } from '../procedure/states.ts';
import json from './reachable.json' with { type: 'json' };

/**
 * What an exploration found within and out of reach. Named here, so that no declaration of the
 * package imports JSON.
 */
export interface Reach {
  /** Answers that no guard can give, where a transition asks it. */
  unheardAnswers: readonly string[];
  /** The transitions that can be taken right after each. */
  followers: Readonly<Record<string, readonly string[]>>;
}

const found: Reach = json;

/** Every transition of the machine. */
export const transitions: readonly Candidate[] = descendants(asistenciaMachine.root).flatMap((node) =>
  [...node.transitions.values()].flat().map((definition) => candidateOf(definition as never)),
);

/** How a transition taken right after another is named. */
export const pairOf = (transition: string, follower: string): string => `${transition} > ${follower}`;

/** How a guard is named where a transition asks it, and each of its answers. */
export const guardUse = ({ id, guards }: Candidate, place: number): string =>
  `${id} #${place} ${guards[place]?.type}`;
export const answersOf = (use: string): readonly [held: string, failed: string] => [
  `${use} held`,
  `${use} failed`,
];

const unheard: ReadonlySet<string> = new Set(found.unheardAnswers);

/**
 * What walks can cover: all that there is, but for what the exploration found out of reach
 * (docs/proof.md).
 */
export const reachable = {
  states: stateIds,
  transitions: transitions.map(({ id }) => id),
  pairs: Object.entries(found.followers).flatMap(([transition, followers]) =>
    followers.map((follower) => pairOf(transition, follower)),
  ),
  guardAnswers: transitions
    .flatMap((transition) => transition.guards.flatMap((_, place) => answersOf(guardUse(transition, place))))
    .filter((answer) => !unheard.has(answer)),
} as const satisfies Record<string, readonly string[]>;
