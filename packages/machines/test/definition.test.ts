import { describe, expect, it } from 'vitest';
import {
  clauses,
  type Definition,
  definition,
  eventSchema,
  eventTypes,
  labels,
  languages,
  stages,
} from '../src/index.ts';

const { states, transitions } = definition();
const leaves = states.filter(({ kind }) => kind !== 'compound');
const finals: readonly string[] = states.filter(({ kind }) => kind === 'final').map(({ path }) => path);

/**
 * The leaves that a transition may be taken from: its source, or every leaf within a compound one.
 */
const sourcesOf = ({ source }: Definition['transitions'][number]): string[] =>
  leaves.filter(({ path }) => path === source || path.startsWith(`${source}.`)).map(({ path }) => path);

const moves = transitions.flatMap((transition) =>
  sourcesOf(transition).map((from) => ({ from, to: transition.target ?? from })),
);

function closureOf(seed: readonly string[], follow: (at: string) => readonly string[]): Set<string> {
  const found = new Set(seed);
  for (const at of found) for (const next of follow(at)) found.add(next);
  return found;
}

describe('the definition of the machine', () => {
  it('is plain JSON and the same at every call', () => {
    expect(JSON.stringify(definition())).toBe(JSON.stringify(definition()));
    expect(JSON.parse(JSON.stringify(definition()))).toEqual(definition());
  });

  it('has no state that cannot be reached', () => {
    const reached = closureOf([definition().initial], (at) =>
      moves.filter(({ from }) => from === at).map(({ to }) => to),
    );
    expect([...reached].sort()).toEqual(leaves.map(({ path }) => path).sort());
  });

  it('has a way from every state to a closure, and no way out of a closure', () => {
    const ending = closureOf(finals, (at) => moves.filter(({ to }) => to === at).map(({ from }) => from));
    expect([...ending].sort()).toEqual(leaves.map(({ path }) => path).sort());
    expect(moves.filter(({ from }) => finals.includes(from))).toEqual([]);
  });

  it('ends in the four final closures of clause 4 and nowhere else', () => {
    expect(finals).toEqual([
      'canceladoAlMomento',
      'canceladoPosterior',
      'proveedorCancelado',
      'asistenciaConcluida',
    ]);
  });

  it('cites for every state and transition a clause that exists, or marks it as ours', () => {
    for (const { clauses: cited } of [...states, ...transitions]) {
      expect(cited.length).toBeGreaterThan(0);
      for (const clause of cited) expect(clauses).toHaveProperty([clause]);
    }
  });

  it('cites for every required field of an event the clause that demands it', () => {
    for (const type of eventTypes) {
      const schema = eventSchema(type, 'es');
      for (const { required = [], properties = {} } of schema.oneOf ?? [schema]) {
        for (const field of required) {
          const cited = properties[field]?.['x-clauses'] as string[];
          expect(cited.length, `${type} ${field}`).toBeGreaterThan(0);
          for (const clause of cited) expect(clauses).toHaveProperty([clause]);
        }
      }
    }
  });

  it('accepts every event type in some state', () => {
    expect([...new Set(transitions.map(({ event }) => event))].sort()).toEqual([...eventTypes].sort());
  });

  it('names every transition once', () => {
    expect(new Set(transitions.map(({ id }) => id)).size).toBe(transitions.length);
  });

  it('has the stages and sub-stages of 5.2.A as its states, in their order', () => {
    for (const stage of stages) {
      const subStages = states.filter(({ parent }) => parent === stage.id).map(({ subStage }) => subStage);
      expect(subStages).toEqual(stage.subStages.map(({ id }) => id));
    }
    const staged = states.filter(({ parent, stage }) => parent === null && stage).map(({ stage }) => stage);
    expect(staged).toEqual(stages.map(({ id }) => id));
  });
});

describe('the catalog of labels', () => {
  it('has a text in every language for everything that it names', () => {
    for (const catalog of Object.values(labels)) {
      for (const text of Object.values(catalog)) {
        for (const lang of languages) expect(text[lang].trim()).not.toBe('');
      }
    }
  });

  it('labels every state of the machine', () => {
    for (const { path, label } of states) expect(label.es).not.toBe(path);
  });
});
