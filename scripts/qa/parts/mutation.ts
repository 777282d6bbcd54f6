import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  type MutationSummary,
  mergeMutation,
  mutationDocument,
  mutationShortfalls,
  mutationTable,
  runMutation,
} from '@conexion/machines/testing';
import { list, paragraph, table } from '../html.ts';
import type { Asked, Part } from '../part.ts';

/** Of how many mutants a quick run tries one. */
const quickly = 24;

/** The machine with one thing wrong, and whether a rule breaks. */
export const part: Part<MutationSummary> = {
  name: 'mutation',
  asks: 'each mutant of the machine, and whether a rule breaks',
  // Each process finds the places of the machine first.
  slices: ({ isQuick }) => (isQuick ? 1 : Math.min(availableParallelism(), 6)),
  run({ index, of, isQuick, progress }) {
    const parts = isQuick ? of * quickly : of;
    return runMutation({ part: { index, of: parts }, onResult: (_, tried, all) => progress(tried, all) });
  },
  report(results, asked) {
    const mutation = mergeMutation(results);
    const { kinds, results: each, killed, mutants: tried, equivalent } = mutation;
    const survived = each.filter(({ verdict }) => verdict === 'survived').map(({ id }) => id);
    const isOutdated = !asked.isQuick && !isDocumented(mutation, asked);
    return {
      text: mutationTable(mutation),
      shortfalls: [
        ...(asked.isQuick ? survived.map((id) => `survived: ${id}`) : mutationShortfalls(mutation)),
        ...(isOutdated ? ['docs/mutation.md says something else: npm run qa -- --update'] : []),
      ],
      untried: asked.isQuick ? [`${quickly - 1} of ${quickly} mutants`] : [],
      html:
        paragraph(`${killed} of ${tried} mutants were killed; ${equivalent} are equivalent to the machine.`) +
        table(
          ['kind', 'mutants', 'killed', 'equivalent', 'survived'],
          Object.entries(kinds).map(([kind, it]) => [
            kind,
            it.mutants,
            it.killed,
            it.equivalent,
            it.survived,
          ]),
        ) +
        list(survived),
    };
  },
};

/** Whether docs/mutation.md has the results of the mutants. */
function isDocumented(mutation: MutationSummary, { isUpdate }: Asked): boolean {
  const file = new URL('../../../docs/mutation.md', import.meta.url);
  const document = mutationDocument(mutation);
  if (isUpdate) writeFileSync(file, document);
  return readFileSync(file, 'utf8') === document;
}
