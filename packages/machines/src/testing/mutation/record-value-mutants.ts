import { assign } from 'xstate';
import { excessOf, priceForAfiliado, shareOf } from '../../asistencia/amounts.ts';
import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../../asistencia/context.ts';
import { type ReviewOrigin, recordReview, records } from '../../asistencia/records.ts';
import { type Action, nameOf, ofBranch, sites } from './config.ts';
import type { Asked } from './effect-sites.ts';
import { at, leavesOf, opened, type Path, sampleEvent, withAt } from './event-fields.ts';
import { type Mutant, type MutantKind, mutant } from './mutant.ts';
import { operandsOf } from './operands.ts';

type Change = Partial<AsistenciaContext>;

/** One wrong value that a record remembers. */
interface Wrong {
  kind: MutantKind;
  what: string;
  /** What is remembered instead, from what the machine would remember. */
  instead(right: Change, asked: Asked, record: (asked: Asked) => Change): Change;
}

/** What a record action remembers. */
function recordOf(action: Action): ((asked: Asked) => Change) | undefined {
  const name = nameOf(action);
  if (name === 'recordReview') {
    const own = recordReview((action as unknown as { params: ReviewOrigin }).params);
    return ({ context, event }) => own(context, event);
  }
  const own = (
    records as Readonly<Record<string, (context: AsistenciaContext, event: AsistenciaEvent) => Change>>
  )[name];
  return own && (({ context, event }) => own(context, event));
}

/** The sums and lists to which a record adds. */
const adds: Readonly<Record<string, readonly (keyof AsistenciaContext)[]>> = {
  recordExcess: ['agreed', 'excessAccepted'],
  recordAbsorption: ['excessAbsorbed'],
  recordCostApproval: ['costApproved'],
  recordRequest: ['groundsAsked'],
};

const added = (field: keyof AsistenciaContext, right: Change, { context }: Asked): unknown => {
  const [is, was] = [right[field], context[field]];
  if (Array.isArray(is)) return is.slice((was as unknown[]).length);
  return (is as number) - (was as number);
};

const sums = (name: string): Wrong[] =>
  (adds[name] ?? []).flatMap((field): Wrong[] => [
    {
      kind: 'sum overwritten',
      what: `${name} ${field}`,
      instead: (right, asked) => ({ ...right, [field]: added(field, right, asked) }),
    },
    {
      kind: 'sum overwritten',
      what: `${name} ${field}, added twice`,
      instead: (right, asked) => {
        const [is, more] = [right[field], added(field, right, asked)];
        return {
          ...right,
          [field]: Array.isArray(is) ? [...is, ...(more as unknown[])] : (is as number) + (more as number),
        };
      },
    },
  ]);

/** Only one line of the costs counts for a payer. */
const lines = (name: string): Wrong[] =>
  name !== 'recordCosts'
    ? []
    : (['afiliado', 'company'] as const).flatMap((payer) =>
        ([0, -1] as const).map(
          (place): Wrong => ({
            kind: 'sum overwritten',
            what: `${name} ${payer}, only the ${place === 0 ? 'first' : 'last'} line`,
            instead: (right, { event }) => {
              if (event.type !== 'cost.loaded' || !right.costs) return right;
              const line = event.lines.filter((it) => it.payer === payer).at(place);
              return {
                ...right,
                costs: { ...right.costs, [payer]: line ? line.units * line.unitPrice.amount : 0 },
              };
            },
          }),
        ),
      );

const withoutOperands = (name: string): Wrong[] =>
  operandsOf(name).map(([operand, without]) => ({
    kind: 'operand left out',
    what: `${name} ${operand}`,
    instead: (_, asked, record) => record({ ...asked, context: without(asked.context) }),
  }));

/** A percent of an amount with another treatment of what is left of the division. */
const roundings: Readonly<Record<string, (amount: number, percent: number) => number>> = {
  'the other way': (amount, percent) => (amount * percent) / 100,
  'to the nearest': (amount, percent) => Math.round((amount * percent) / 100),
  'of whole hundreds': (amount, percent) => Math.floor(amount / 100) * percent,
};

const percentOwed = ({ discount }: AsistenciaContext): number => 100 - (discount?.percent ?? 0);

const rounded: Readonly<
  Record<
    string,
    (round: (amount: number, percent: number) => number, up: boolean) => [string, Wrong['instead']][]
  >
> = {
  recordPrice: (round, isOther) => [
    ['priceTold', (right, { context }) => ({ ...right, priceTold: price(context, round, isOther) })],
  ],
  recordAcceptance: (round, isOther) => [
    ['agreed', (right, { context }) => ({ ...right, agreed: price(context, round, isOther) })],
    [
      'discounted',
      (right, { context }) => ({ ...right, discounted: shareOf(context) - price(context, round, isOther) }),
    ],
  ],
  recordAbsorption: (round, isOther) => [
    [
      'excessAbsorbed',
      (right, { context, event }) => {
        if (event.type !== 'excess.approved') return right;
        const part = round(excessOf(context), event.percent);
        return { ...right, excessAbsorbed: context.excessAbsorbed + (isOther ? Math.floor(part) : part) };
      },
    ],
  ],
};

const price = (
  context: AsistenciaContext,
  round: (amount: number, percent: number) => number,
  isOther: boolean,
): number => {
  if (priceForAfiliado(context) === shareOf(context)) return shareOf(context);
  const part = round(shareOf(context), percentOwed(context));
  return isOther ? Math.ceil(part) : part;
};

const rounds = (name: string): Wrong[] =>
  Object.entries(roundings).flatMap(([way, round]) =>
    (rounded[name]?.(round, way === 'the other way') ?? []).map(
      ([field, instead]): Wrong => ({ kind: 'rounding changed', what: `${name} ${field} ${way}`, instead }),
    ),
  );

/** Fields that a hurried reader may confuse: of one type, and the same sort of text. */
function classOf({ path, value }: { path: Path; value: unknown }): string {
  if (typeof value !== 'string') return typeof value;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return 'instant';
  const key = String(path.at(-1));
  return ['id', 'name'].includes(key) ? 'person' : key;
}

/** One field of the payload read for another, where the record remembers something else for it. */
function fields(name: string, type: string, record: (asked: Asked) => Change): Wrong[] {
  if (name === 'recordStamp') return [];
  const event = sampleEvent(type);
  const leaves = leavesOf(event).filter(({ path }) => path[0] !== 'type');
  const remembered = (it: AsistenciaEvent) => JSON.stringify(record({ context: opened, event: it }));
  return leaves.flatMap((own) => {
    const probe = withAt(event, own.path, typeof own.value === 'boolean' ? !own.value : '?');
    if (remembered(probe) === remembered(event)) return [];
    if (typeof own.value === 'boolean') {
      return [
        {
          kind: 'field confused' as const,
          what: `${name} ${own.path.join('.')}, turned`,
          instead: (_: Change, asked: Asked) =>
            record({ ...asked, event: withAt(asked.event, own.path, !at(asked.event, own.path)) }),
        },
      ];
    }
    return leaves
      .filter((other) => other !== own && classOf(other) === classOf(own))
      .map((other) => ({
        kind: 'field confused' as const,
        what: `${name} ${own.path.join('.')} from ${other.path.join('.')}`,
        instead: (right: Change, asked: Asked) => {
          const read = at(asked.event, other.path);
          if (read === undefined || at(asked.event, own.path) === undefined) return right;
          return record({ ...asked, event: withAt(asked.event, own.path, read) });
        },
      }));
  });
}

/** Each record with one wrong value: a sum, the field that it reads, its rounding. */
export const recordValueMutants: readonly Mutant[] = sites.flatMap((site) =>
  site.branches.flatMap((branch, index) =>
    branch.actions.flatMap((action, place) => {
      const name = nameOf(action);
      const record = recordOf(action);
      if (!record) return [];
      const wrongs = [
        ...sums(name),
        ...withoutOperands(name),
        ...lines(name),
        ...rounds(name),
        ...fields(name, site.event, record),
      ];
      return wrongs.map(({ kind, what, instead }) => {
        const wrongly = assign((args) => {
          const asked = args as unknown as Asked;
          return instead(record(asked), asked, record);
        }) as unknown as Action;
        return mutant({
          kind,
          what,
          ...ofBranch(site, index, () => ({ ...branch, actions: branch.actions.with(place, wrongly) })),
        });
      });
    }),
  ),
);
