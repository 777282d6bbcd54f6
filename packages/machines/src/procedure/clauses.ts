/**
 * The clauses of the procedure. Every transition, guard and required field cites one of them;
 * `ours` marks what the procedure leaves open and this project decided (docs/adr says why). The
 * catalogues hold the words of each.
 */
export const clauseIds = [
  '1',
  '2',
  '3',
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '4.5',
  '4.6',
  '4.7',
  '4.8',
  '4.9',
  '4.10',
  '4.11',
  '5.1.A',
  '5.1.B',
  '5.1.C',
  '5.1.D',
  '5.1.E',
  '5.1.F',
  '5.1.G',
  '5.1.H',
  '5.1.I',
  '5.1.J',
  '5.2.A',
  '5.2.B',
  '6.I',
  'ours',
] as const;

/** A clause of the written procedure, or `ours` for a rule that it leaves open. */
export type ClauseId = (typeof clauseIds)[number];
