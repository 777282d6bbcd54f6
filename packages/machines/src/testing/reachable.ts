import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { type Candidate, candidateOf } from '../host/candidates.ts';
import { descendants } from '../host/describe.ts';
import { stateIds } from '../procedure/states.ts';
import json from './reachable.json' with { type: 'json' };

/**
 * What an exploration found to be reachable and unreachable. Declared here, so that no declaration
 * file of the package imports JSON.
 */
export interface Reach {
  /** Answers that a guard of a transition can never give. */
  unheardAnswers: readonly string[];
  /** The transitions that can be taken right after each. */
  followers: Readonly<Record<string, readonly string[]>>;
}

const found: Reach = json;

/** Every transition of the machine. */
export const transitions: readonly Candidate[] = descendants(asistenciaMachine.root).flatMap((node) =>
  [...node.transitions.values()].flat().map((definition) => candidateOf(definition as never)),
);

/** The name of a pair: a transition and the one taken right after it. */
export const pairOf = (transition: string, follower: string): string => `${transition} > ${follower}`;

/** The name of a guard's use by a transition. */
export const guardUse = ({ id, guards }: Candidate, place: number): string =>
  `${id} #${place} ${guards[place]?.type}`;
export const answersOf = (use: string): readonly [held: string, failed: string] => [
  `${use} held`,
  `${use} failed`,
];

const unheard: ReadonlySet<string> = new Set(found.unheardAnswers);

/**
 * What walks can cover: everything except what the exploration found unreachable (docs/proof.md).
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
