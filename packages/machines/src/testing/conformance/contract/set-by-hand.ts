import type { EventType } from '../../../asistencia/events.ts';
import type { AsistenciaInput } from '../../../asistencia/input.ts';
import type { Host } from '../../../host/host.ts';
import type { PendienteBody } from '../answers.ts';
import { same } from '../disagreement.ts';
import { inputOf } from '../input-of.ts';
import { inMinutes, plainAsistencia, type Scene } from '../scene.ts';
import type { Wire } from '../wire.ts';
import { agendaOf } from './agenda.ts';
import type { Story } from './story.ts';

/** An event as it is sent. */
interface Sent {
  type: EventType;
  [field: string]: unknown;
}

type Way = readonly Sent[];

const COP = (amount: number) => ({ amount, currency: 'COP' });
const provider = { id: 'P-1', name: 'Técnicos del Norte', kind: 'external' };
const quote = (amount: number): Sent => ({
  type: 'quote.received',
  provider,
  kind: 'service',
  price: COP(amount),
});
const assigned: Sent = { type: 'provider.assigned', provider };
const requested = (ground: string): Sent => ({
  type: 'exception.requested',
  ground,
  note: 'cliente de siempre',
});
const approved: Sent = { type: 'exception.approved', discountPercent: 50, reason: 'sí' };
const reason = 'exclusión';
const uncovered: Sent = { type: 'coverage.resolved', outcome: 'uncovered', reason };
const explained: Sent = { type: 'denial.explained', reason };
const plain = (...types: readonly EventType[]): Way => types.map((type) => ({ type }));
const soon = () => ({ earliest: inMinutes(-30), latest: inMinutes(90) });
const diagnosis = (amount: number): Sent => ({
  type: 'diagnosis.recorded',
  summary: 'daño',
  estimatedCost: COP(amount),
  ...{ heavyMachinery: false, largeWorks: false },
});
const costs: Sent = {
  type: 'cost.loaded',
  lines: [{ concept: 'mano de obra', units: 1, unitPrice: COP(10), payer: 'company' }],
};

/** An exception for goodwill, approved, and its price accepted. */
const goodwill: Way = [
  ...[uncovered, explained, quote(1000), requested('firstServiceGoodwill'), approved],
  ...plain('price.informed', 'offer.accepted'),
];

/**
 * Ways through the procedure: on them, each event that keeps a pendiente of some kind open comes
 * while one of that kind is open.
 */
export const ways: Readonly<Record<string, () => Way>> = {
  'a correction of the coverage': () => {
    const covered: Sent = { type: 'coverage.resolved', outcome: 'covered' };
    return [covered, covered, uncovered, uncovered];
  },
  'the alternatives': () => [
    { type: 'coverage.resolved', outcome: 'outsideMatrix', reason },
    ...plain('alternatives.disclaimed', 'alternatives.disclaimed'),
    explained,
  ],
  'the authorization': () => [
    uncovered,
    explained,
    ...plain('affiliate.objected', 'affiliate.objected'),
    quote(1000),
    quote(900),
    ...plain('price.informed', 'price.informed'),
    { type: 'quote.reopened', reason },
    ...plain('price.informed'),
    requested('special'),
    { type: 'exception.escalated', reason },
    { type: 'exception.denied', reason },
    requested('firstServiceGoodwill'),
    approved,
    ...plain('exception.explained', 'price.informed'),
  ],
  'a discount that is explained before a provider is assigned': () => [
    ...goodwill,
    ...plain('exception.explained'),
  ],
  'a discount that is explained once a provider is assigned': () => [
    ...goodwill,
    { ...assigned, window: soon() },
    ...plain('exception.explained'),
  ],
  'the service': () => [
    { type: 'coverage.resolved', outcome: 'partial', reason, coveredAmount: COP(100) },
    explained,
    quote(100),
    ...plain('price.informed', 'offer.accepted'),
    { ...assigned, window: { earliest: inMinutes(300), latest: inMinutes(400) } },
    ...plain('affiliate.confirmed', 'affiliate.monitored', 'provider.monitored', 'provider.monitored'),
    ...plain('affiliate.monitored', 'provider.monitored'),
    { type: 'provider.arrived', arrivedAt: inMinutes(-2) },
    ...plain('contact.validated'),
    ...[50, 500, 60, 500].map(diagnosis),
    { type: 'excess.approved', percent: 50, reason },
    ...plain('excess.accepted', 'service.performed'),
    { type: 'service.terminated', finishedAt: inMinutes(-1) },
    { type: 'cost.approved', amount: COP(10), reason },
    costs,
    costs,
    { type: 'cost.approved', amount: COP(10), reason },
  ],
};

/** Of a way, the events that a host takes, each with who sends it. */
export function takenOf(host: Host, input: AsistenciaInput, way: Way, people: Wire['people']) {
  let { snapshot } = host.open(input);
  return way.flatMap((event) => {
    const as = host.sendersOf(snapshot, event.type).includes('coordinador') ? 'coordinador' : 'gerencia';
    const parsed = host.parseEvent({ ...event, at: snapshot.context.lastAt, by: people[as] });
    const decision = parsed.ok ? host.decide(snapshot, parsed.value) : undefined;
    if (!decision?.accepted) return [];
    ({ snapshot } = decision);
    return [{ event, as } as const];
  });
}

const isOpen = ({ status }: PendienteBody) => status === 'pendiente';
const setFields = ({ assignee, dueAt }: PendienteBody) => ({
  assignee,
  dueAt: new Date(dueAt).toISOString(),
});

/** Whom all work is reassigned to: no one who calls. */
const to = 'lucia';

/** Reassigns and postpones what is open and no one has set; what is open then. */
async function setByHand(scene: Scene, agenda: readonly PendienteBody[]): Promise<PendienteBody[]> {
  const set: PendienteBody[] = [];
  for (const item of agenda.filter(isOpen)) {
    if (item.assignee === to) {
      set.push(item);
      continue;
    }
    const send = (request: object) =>
      scene.done<PendienteBody>(`/api/pendientes/${item.id}/events`, request, { as: 'gerencia' });
    await send({ type: 'pendiente.postponed', dueAt: inMinutes(600) });
    set.push((await send({ type: 'pendiente.reassigned', to })).body);
  }
  return set;
}

/** Does one thing after another; between them, a person sets whatever has been opened. */
async function expectKept(
  scene: Scene,
  expedienteId: string,
  steps: Iterable<readonly [what: string, step: () => Promise<unknown>]>,
): Promise<void> {
  let agenda = await agendaOf(scene, expedienteId);
  for (const [what, step] of steps) {
    const set = await setByHand(scene, agenda);
    await step();
    agenda = await agendaOf(scene, expedienteId);
    const open = new Map(agenda.filter(isOpen).map((item) => [item.id, item]));
    for (const item of set) {
      const kept = open.get(item.id);
      if (kept) same(`${item.kind}, still open after ${what}`, setFields(kept), setFields(item), ['4.9']);
    }
  }
}

const rule = 'a pendiente that a person reassigned and postponed stays so while it is open';

/** What a person sets of a pendiente stays so through whatever keeps it open (DOMAIN 7). */
export const setByHandStories: readonly Story[] = [
  ...Object.entries(ways).map(
    ([way, eventsOf]): Story => ({
      section: 'agenda',
      rule: `${rule}: ${way}`,
      async play(scene) {
        const service = { type: 'vial', definition: 'grúa', priority: 'programada' };
        const { expediente, asistencia } = await scene.openCase({ ...plainAsistencia, service });
        await scene.addPendiente(expediente.id, 'llamar', inMinutes(60));
        const input = inputOf(asistencia.context);
        const taken = takenOf(scene.host, input, eventsOf(), scene.wire.people);
        await expectKept(
          scene,
          expediente.id,
          taken.map(({ event, as }) => [event.type, () => scene.accept(asistencia.id, [event], as)]),
        );
      },
    }),
  ),
  {
    section: 'agenda',
    rule: `${rule}: what else happens to its case`,
    async play(scene) {
      const { expediente, asistencia } = await scene.openCase();
      const { id } = expediente;
      const withdrawn = { type: 'request.withdrawn', reason: 'ya no' };
      let other = '';
      await scene.addPendiente(id, 'llamar', inMinutes(60));
      await expectKept(scene, id, [
        ['a note', () => scene.done(`/api/asistencias/${asistencia.id}/bitacora`, { text: 'una nota' })],
        [
          'a transfer',
          () =>
            scene.done(`/api/expedientes/${id}/transfer`, { to: scene.wire.people.jefe.id, reason: 'turno' }),
        ],
        [
          'another asistencia',
          async () => {
            const path = `/api/expedientes/${id}/asistencias`;
            other = (await scene.done<{ id: string }>(path, plainAsistencia)).body.id;
          },
        ],
        ['the end of the other', () => scene.accept(other, [withdrawn])],
        ['another pendiente', () => scene.addPendiente(id, 'escribir', inMinutes(60))],
        ['the end of its asistencia', () => scene.accept(asistencia.id, [withdrawn])],
      ]);
    },
  },
];
