import { assign } from 'xstate';
import { z } from 'zod';
import { asistenciaMachine } from '../../asistencia/asistencia.ts';
import type { AsistenciaContext } from '../../asistencia/context.ts';
import { type EventType, events, eventTypes } from '../../asistencia/events.ts';
import { records } from '../../asistencia/records.ts';
import { type Action, nameOf, ofBranch, siteKey, sites, withEvents } from './config.ts';
import type { Asked } from './effect-sites.ts';
import { type Mutant, mutant } from './mutant.ts';

type Change = Partial<AsistenciaContext>;
type Opening = 'service' | 'plan' | 'call' | 'openedAt' | 'warrantyOf' | 'policy';

/** What opened an asistencia, each thing as a transition might change it. */
const overwritten: Readonly<Record<Opening, (asked: Asked) => Change>> = {
  service: ({ context: { service } }) => ({
    service: { ...service, priority: service.priority === 'emergencia' ? 'programada' : 'emergencia' },
  }),
  plan: ({ context: { plan } }) => ({ plan: { ...plan, servicesRequested: plan.servicesRequested + 1 } }),
  call: ({ context: { call }, event }) => ({ call: { ...call, startedAt: event.at } }),
  openedAt: ({ event }) => ({ openedAt: event.at }),
  warrantyOf: ({ context: { service, openedAt } }) => ({
    warrantyOf: { id: 'this', concludedAt: openedAt, type: service.type, definition: service.definition },
  }),
  policy: ({ context: { policy } }) => ({ policy: { ...policy, months: policy.months + 1 } }),
};
const openings = Object.keys(overwritten) as Opening[];

/** Each transition, which changes one thing that opened the asistencia: each thing in its turn. */
const ofOpening = sites
  .flatMap((site) => site.branches.map((branch, index) => ({ site, branch, index })))
  .map(({ site, branch, index }, number) => {
    const field = openings[number % openings.length] as Opening;
    const action = assign((args) => overwritten[field](args as unknown as Asked)) as unknown as Action;
    return mutant({
      kind: 'opening overwritten',
      what: field,
      ...ofBranch(site, index, () => ({ ...branch, actions: [...branch.actions, action] })),
    });
  });

const usesOf = (record: string): string[] =>
  sites.flatMap((site) =>
    site.branches.flatMap(({ actions }, index) =>
      actions.map(nameOf).includes(record) ? [`${siteKey(site)} ${index}`] : [],
    ),
  );

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Writes a change to the memory, and to the objects that it holds, without a copy. */
function write(memory: object, change: object): void {
  for (const [key, value] of Object.entries(change)) {
    const own: unknown = (memory as Record<string, unknown>)[key];
    if (isObject(own) && isObject(value)) write(own, value);
    else (memory as Record<string, unknown>)[key] = value;
  }
}

/**
 * The records that replace a part of what is remembered, and that of the time. XState copies the
 * memory for the first record of a transition, the time, so that others share only its parts.
 */
const replacing = [
  'recordStamp',
  'recordCoverage',
  'recordQuote',
  'recordRequest',
  'recordEscalation',
  'recordWindow',
  'recordDiagnosis',
  'recordAbsorption',
  'recordCosts',
] as const satisfies (keyof typeof records)[];

/** Each of these, which changes the snapshot before the event, too. */
const inPlace = replacing.map((name) =>
  mutant({
    kind: 'record in place',
    at: 'everywhere',
    what: name,
    touches: usesOf(name),
    make: () =>
      asistenciaMachine.provide({
        actions: {
          [name]: assign((args) => {
            const { context, event } = args as unknown as Asked;
            write(context, records[name](context, event));
            return {};
          }),
        },
      } as never),
  }),
);

/** The events whose reason 5.1.J demands. */
const authorizations = eventTypes.filter((type) => {
  const { cites }: { cites: Readonly<Record<string, readonly string[]>> } = events[type];
  return cites.reason?.includes('5.1.J');
});

/** An event's definition with a reason that is read as nothing. */
function withoutReason(type: EventType): object {
  const { payload, ...others } = events[type];
  const { shape } = payload as z.ZodObject<{ reason: z.ZodString }>;
  return { ...others, payload: z.strictObject({ ...shape, reason: shape.reason.overwrite(() => '') }) };
}

/** Each authorization of a superior whose reason the journal does not keep. */
const unexplained = authorizations.map((type) =>
  mutant({
    kind: 'reason lost',
    at: type,
    what: 'reason',
    touches: sites.filter(({ event }) => event === type).map(siteKey),
    make: () => withEvents({ [type]: withoutReason(type) }),
  }),
);

/** What is remembered, and what the journal keeps, changed where no event reports anything. */
export const memoryMutants: readonly Mutant[] = [...ofOpening, ...inPlace, ...unexplained];
