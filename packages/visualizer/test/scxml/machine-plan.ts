import fc from 'fast-check';

/** What a random machine may have. The transitions that use a feature name it. */
export const features = [
  'history',
  'parallel',
  'onDone',
  '*',
  'partial',
  'after',
  'invoke',
  'always',
  'raise',
] as const;
export type Feature = (typeof features)[number];

/** Names that come apart only where a format keeps them apart, and names that SCXML has itself. */
export const events = [
  'GO',
  'STOP',
  'mail',
  'mail.new',
  'mail.new.urgent',
  'FILE AWAY',
  'FILE_AWAY',
  'done',
  'error',
];
export const partial = ['mail.*', 'mail.new.*'];
/** Names that no machine here spells out; those below `mail` only a partial wildcard takes. */
export const unknownEvents = ['unknown', 'mail.old', 'mail.new.late'];

export type Guard = { kind: 'named' | 'not' | 'and' | 'or' | 'params' | 'in'; pick: number };
export interface Move {
  to: number;
  guard: Guard | null;
  reenter: boolean;
  isRecord: boolean;
  raises: boolean;
}
export interface Node {
  kind: 'atomic' | 'compound' | 'parallel';
  name: string;
  children: Node[];
  /** Which of the children it begins in. */
  initial: number;
  hasEnd: boolean;
  history: 'shallow' | 'deep' | null;
  hasHistoryDefault: boolean;
  on: { event: string; moves: Move[] }[];
  wildcard: Move | null;
  /** The branches of one timer. */
  after: Move[] | null;
  always: Move | null;
  invoke: { id: string | null; done: Move; error: Move | null } | null;
  onDone: Move | null;
  /** What it does with an event that the machine raises. */
  onRaised: Move | null;
  /** Entering it raises an event, which leads on where a move is given. */
  onEntered: Move | null;
}

const guard = fc.record<Guard>({
  kind: fc.constantFrom('named', 'named', 'not', 'and', 'or', 'params', 'params', 'in'),
  pick: fc.nat(3),
});
const move = fc.record<Move>({
  to: fc.nat(1000),
  guard: fc.option(guard, { freq: 2 }),
  reenter: fc.integer({ min: 0, max: 4 }).map((value) => value === 4),
  isRecord: fc.integer({ min: 0, max: 9 }).map((value) => value === 9),
  raises: fc.integer({ min: 0, max: 4 }).map((value) => value === 4),
});
const seldom = <T>(arbitrary: fc.Arbitrary<T>, freq: number) =>
  fc.integer({ min: 1, max: freq }).chain((value) => (value === freq ? arbitrary : fc.constant(null)));

const nodeOf = (depth: number): fc.Arbitrary<Node> =>
  fc.record<Node>({
    kind:
      depth === 0
        ? fc.constant('compound' as const)
        : depth < 3
          ? fc.constantFrom('atomic' as const, 'atomic' as const, 'compound' as const, 'parallel' as const)
          : fc.constant('atomic' as const),
    name: fc.constantFrom('s', 'a b', 'A-B', '1st', 'état', 'done'),
    initial: fc.nat(2),
    children:
      depth < 3 ? fc.array(fc.memo(nodeOf)(depth + 1), { minLength: 2, maxLength: 3 }) : fc.constant([]),
    hasEnd: fc.boolean(),
    history: fc.option(fc.constantFrom('shallow' as const, 'deep' as const), { freq: 6 }),
    hasHistoryDefault: fc.boolean(),
    on: fc.array(
      fc.record({
        event: fc.constantFrom(...events, ...partial),
        moves: fc.array(move, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    wildcard: seldom(move, 6),
    after: seldom(fc.array(move, { minLength: 1, maxLength: 3 }), 4),
    always: seldom(move, 4),
    invoke: seldom(
      fc.record({ id: fc.option(fc.constantFrom('charge', 'call')), done: move, error: fc.option(move) }),
      4,
    ),
    onDone: seldom(move, 2),
    onRaised: seldom(move, 3),
    onEntered: seldom(move, 4),
  });

/** What a machine of up to three levels with every feature is made of. */
export const machinePlan: fc.Arbitrary<Node> = nodeOf(0);
