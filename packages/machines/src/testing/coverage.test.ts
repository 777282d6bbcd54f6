import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coverage, coverageOverlay } from './coverage.ts';
import { coverageTable } from './coverage-table.ts';
import { trace } from './trace.ts';
import { adversarialWalk, type Walk } from './walk.ts';

const reportOf = (walks: readonly Walk[]) => {
  const coverage = new Coverage();
  for (const walk of walks) coverage.add(trace(walk));
  return coverage.report();
};

const by = { id: 'c', role: 'coordinador' } as const;
const [walk] = fc.sample(adversarialWalk(), { numRuns: 1, seed: 1 }) as [Walk];
const input = { ...walk.input, openedAt: '2026-08-31T15:00:00Z' };
const withdrawn = { type: 'request.withdrawn', reason: 'x', at: input.openedAt, by };
const early = { ...withdrawn, at: '2026-08-31T14:59:59Z' };

describe('coverage', () => {
  const report = reportOf([{ input, events: [early, { ...withdrawn, reason: '' }, withdrawn, withdrawn] }]);

  it('counts states and transitions, including the initial state', () => {
    expect(report.counts.states).toEqual({ aperturaDeAsistencia: 1, canceladoAlMomento: 1 });
    expect(report.counts.transitions).toEqual({ 'aperturaDeAsistencia request.withdrawn 0': 1 });
    expect([report.walks, report.events, report.accepted]).toEqual([1, 4, 1]);
  });

  it('counts the answers of guards in their order, up to the first that fails', () => {
    expect(report.counts.guards).toEqual([
      {
        use: 'aperturaDeAsistencia request.withdrawn 0 #0 isInOrder',
        guard: 'isInOrder',
        held: 1,
        failed: 1,
      },
      { use: 'aperturaDeAsistencia request.withdrawn 0 #1 hasRole', guard: 'hasRole', held: 1, failed: 0 },
    ]);
  });

  it('names what is reachable and not covered', () => {
    expect(report.states).toMatchObject({ covered: 2, of: 23 });
    expect(report.transitions).toMatchObject({ covered: 1, of: 107 });
    expect(report.guardAnswers.missing).toContain(
      'aperturaDeAsistencia request.withdrawn 0 #1 hasRole failed',
    );
    expect(report.pairs.covered).toBe(0);
  });

  it('is plain JSON, with an overlay for the diagram', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(coverageOverlay(report)).toEqual({
      states: report.counts.states,
      transitions: report.counts.transitions,
    });
  });

  it('is a table for a terminal', () => {
    const [head, states, missing] = coverageTable(report, 1).split('\n');
    expect(head).toMatch(/covered by walks +reached +of/);
    expect(states).toMatch(/^states +2 +23 +8 %$/);
    expect(missing).toMatch(/^ {2}- autorizacion/);
  });

  it('2,000 walks take every transition', () => {
    const walks = fc.sample(adversarialWalk(), { numRuns: 2000, seed: 2 });
    expect(reportOf(walks).transitions.missing).toEqual([]);
  });
});
