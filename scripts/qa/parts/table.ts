import { type AnyHost, createHost, type Host, type Refusal } from '@conexion/machines';
import { adversarialWalk, explore, type Moment, xstateDisagreement } from '@conexion/machines/testing';
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

    // In each state, each refusal is compared once. The procedure's rules are not asked: what an
    // adapted machine adds may break them.
    const refused = new Set<string>();
    const onMoment = ({ event, decision, before: { snapshot } }: Moment): void => {
      if (!decision.accepted) {
        const reasons = decision.refusals.map(reasonOf).join();
        const known = refused.size;
        if (refused.add(`${JSON.stringify(snapshot.value)} ${event.type} ${reasons}`).size === known) return;
      }
      compare(snapshot, event);
      found.abstract++;
    };
    if (!isQuick) explore({ host: host as unknown as Host, rules: [], onMoment });
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
