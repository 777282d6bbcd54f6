import { type AnyHost, createHost, type Host, type Refusal } from '@conexion/machines';
import { adversarialWalk, explore, xstateDisagreement } from '@conexion/machines/testing';
import fc from 'fast-check';
import { list, table } from '../html.ts';
import { type Part, seed } from '../part.ts';

/** The machines of docs/adapting.md that are not the standard one. */
const programs = [
  'replaced-guard',
  'additional-sub-state',
  'additional-event',
  'additional-closure',
  'stored-migration',
];
const machines = ['standard', ...programs];

interface Compared {
  machine: string;
  random: number;
  abstract: number;
  /** The first of the differences. */
  disagreement: string | null;
}

async function hostOf(machine: string): Promise<AnyHost> {
  if (machine === 'standard') return createHost();
  const program = (await import(`../../../examples/adapting/${machine}.ts`)) as { host: AnyHost };
  return program.host;
}

const reasonOf = (refusal: Refusal<string>): string => ('guard' in refusal ? refusal.guard : refusal.code);

/** A host's decisions beside what XState makes of the same events. */
export const part: Part<Compared> = {
  name: 'table',
  asks: 'the decisions of each adapted machine beside XState, on abstract steps and on random ones',
  isApart: true,
  slices: () => machines.length,
  async run({ index, isQuick, progress }) {
    const machine = machines[index] ?? '';
    const host = await hostOf(machine);
    const wanted = isQuick ? 2_000 : 100_000;
    const found: Compared = { machine, random: 0, abstract: 0, disagreement: null };
    const compare = (...[snapshot, event]: Parameters<AnyHost['decide']>) => {
      found.disagreement ??= xstateDisagreement(host, snapshot, event as never) ?? null;
    };

    for (let turn = 0; found.random < wanted; turn++)
      for (const walk of fc.sample(adversarialWalk({ host }), { numRuns: 100, seed: seed + turn })) {
        let { snapshot } = host.open(walk.input);
        for (const event of walk.events as Parameters<AnyHost['decide']>[1][]) {
          compare(snapshot, event);
          found.random++;
          const decision = host.decide(snapshot, event);
          if (decision.accepted) ({ snapshot } = decision);
        }
        progress(found.random, wanted);
      }

    // From each abstract state, each transition is compared once; in each state, each refusal. What
    // the exploration's rules say of additions does not count: they know the procedure alone.
    let here: unknown;
    let taken = new Set<string>();
    const refused = new Set<string>();
    const watched: AnyHost = {
      ...host,
      decide(snapshot, event) {
        const decision = host.decide(snapshot, event);
        if (snapshot !== here) taken = new Set();
        here = snapshot;
        const outcome = decision.accepted
          ? decision.step.transition
          : `${JSON.stringify(snapshot.value)} ${event.type} ${decision.refusals.map(reasonOf).join()}`;
        const known = decision.accepted ? taken : refused;
        if (known.has(outcome)) return decision;
        known.add(outcome);
        compare(snapshot, event);
        found.abstract++;
        return decision;
      },
    };
    if (!isQuick) explore({ host: watched as unknown as Host });
    return found;
  },
  report(found) {
    const rows = found.map(({ machine, random, abstract }) => [machine, random, abstract]);
    const shortfalls = found.flatMap(({ machine, disagreement }) =>
      disagreement === null ? [] : [`${machine}: ${disagreement}`],
    );
    return {
      text: rows
        .map(
          ([machine, random, abstract]) =>
            `table          ${machine}: ${random} random steps, ${abstract} abstract ones`,
        )
        .join('\n'),
      shortfalls,
      untried: [],
      html: table(['machine', 'random steps', 'abstract steps'], rows as never) + list(shortfalls),
    };
  },
};
