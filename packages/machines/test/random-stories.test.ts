import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AsistenciaEvent,
  decide,
  describeAsistencia,
  type EventType,
  eventTypes,
  type PendienteKind,
  pack,
  replay,
  unpack,
} from '../src/index.ts';
import { CaseDriver, type Opening } from './case-driver.ts';
import { ledgerOf } from './money-ledger.ts';
import { ambulance } from './reach.ts';
import { cop, minutesFrom } from './sample-payloads.ts';

/** Payloads that lead where the plainest does not. */
const variations: Partial<Record<EventType, readonly object[]>> = {
  'coverage.resolved': [
    { outcome: 'covered' },
    { outcome: 'covered', coveredAmount: cop(30_001) },
    { outcome: 'partial', coveredAmount: cop(20_003) },
    { outcome: 'outsideMatrix' },
    { outcome: 'warranty' },
  ],
  'quote.received': [{ price: cop(33_333) }, { price: cop(79_999), kind: 'visit' }, { price: cop(0) }],
  'exception.requested': ['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'firstServiceGoodwill'].map(
    (ground) => ({ ground }),
  ),
  'exception.approved': [{ discountPercent: 1 }, { discountPercent: 33 }, { discountPercent: 99 }],
  'diagnosis.recorded': [60_001, 99_999, 1].map((amount) => ({ estimatedCost: cop(amount) })),
  'excess.approved': [{ percent: 1 }, { percent: 50 }, { percent: 99 }],
  'cost.approved': [{ amount: cop(7) }],
};

const openings: readonly Opening[] = [
  { plan: { servicesRequested: 0, servicesUsed: 0, contractedOn: '2020-01-01' } },
  { ...ambulance, plan: { servicesRequested: 0 } },
  { service: { type: 'vial', definition: 'gruaForanea', priority: 'emergencia' } },
  {
    warrantyOf: { id: 'a-0', concludedAt: '2026-03-09T09:00:00-05:00' },
    plan: { originCity: 'Cali' },
    policy: { internalNetworkCities: ['cali'], toleranceMinutes: 10 },
  },
];

/**
 * Events that end a story early or lead it back are tried less often, so that most stories get far.
 */
const isTurning = (type: EventType) => /withdrawn|declined|cancelled|shared|withheld|released/.test(type);

interface Possible {
  event: AsistenciaEvent;
  /** It leads to another state. */
  moves: boolean;
}

/** Every event of the variations that would be accepted now or, late, in two hours. */
function possibleEvents(story: CaseDriver): Possible[] {
  const late = minutesFrom(story.now, 120);
  return eventTypes.flatMap((type) =>
    [{}, ...(variations[type] ?? [])].flatMap((fields) => {
      const event = story.event(type, fields, type.startsWith('reschedule.') ? { at: late } : {});
      const decision = decide(story.snapshot, event);
      return decision.accepted ? [{ event, moves: decision.step.to !== decision.step.from }] : [];
    }),
  );
}

/** One of them: two of three times one that moves on. */
function chosenFrom(possible: readonly Possible[], die: number): AsistenciaEvent | undefined {
  const going = possible.filter(({ event }) => !isTurning(event.type) || die % 16 === 0);
  const moving = going.filter(({ moves }) => moves && die % 3 !== 0);
  const pool = [moving, going, possible].find(({ length }) => length > 0) ?? [];
  return pool[die % pool.length]?.event;
}

/** The kinds that DOMAIN §7 has open in a state; for monitoring, the remaining ones. */
function expectedKinds({ state, agenda, context }: CaseDriver): PendienteKind[] {
  const inAuthorization: PendienteKind[] = ['completeAuthorization'];
  if (context.supervisorToTell) inAuthorization.push('tellSupervisor');
  const { coverage, denialExplained, groundsAsked, discount, plan } = context;
  const isUncovered =
    coverage?.outcome === 'uncovered' || (coverage?.outcome === 'outsideMatrix' && denialExplained);
  const isAsked = discount !== null || groundsAsked.includes('firstServiceGoodwill');
  if (isUncovered && plan.servicesRequested === 0 && !isAsked) inAuthorization.push('requestGoodwill');
  if (/revision/.test(state)) inAuthorization.push('reviewException');
  if (/^autorizacion/.test(state)) return inAuthorization.sort();
  const left = agenda.openKinds.filter((kind) => kind === 'monitorProvider' || kind === 'lastMonitoring');
  const byState: Record<string, PendienteKind[]> = {
    aperturaDeAsistencia: ['resolveCoverage'],
    'asignacionProveedor.asignacionProveedor': ['assignProvider', 'warnLateAssignment'],
    'asignacionProveedor.confirmacionDelAfiliado': ['confirmAfiliado'],
    'monitoreo.monitoreoAlProveedor': ['checkArrival', ...left],
    'monitoreo.monitoreoAlAfiliado': ['checkArrival', 'monitorAfiliado', ...left],
    'monitoreo.arribo': ['checkArrival', ...left],
    'monitoreo.contactacionYValidacion': ['contactAfiliado'],
    'prestacionDelServicio.diagnostico': ['recordDiagnosis'],
    'prestacionDelServicio.autorizacion': ['authorizeWork'],
    'prestacionDelServicio.prestacionDelServicio': ['followWork'],
    'prestacionDelServicio.terminacionDelServicio': ['confirmTermination'],
    'cierre.cargaDeCosto': ['loadCosts'],
    'cierre.conformidadDelAfiliado': ['conformityCall'],
  };
  return (byState[state] ?? []).sort();
}

function expectSound(story: CaseDriver): void {
  const { state, context, agenda, snapshot } = story;
  const { final, category } = describeAsistencia(snapshot);
  expect([state, agenda.openKinds]).toEqual([state, expectedKinds(story)]);
  expect(final || agenda.open.length > 0).toBe(true);
  expect(final ? agenda.open : []).toEqual([]);

  const { agreed, discounted, excessAccepted, excessAbsorbed, costApproved } = context;
  expect({
    agreed: BigInt(agreed),
    discounted: BigInt(discounted),
    accepted: BigInt(excessAccepted),
    absorbed: BigInt(excessAbsorbed),
    approved: BigInt(costApproved),
  }).toEqual(ledgerOf(story.events));

  if (state === 'canceladoAlMomento') expect(context.everAssigned).toBe(false);
  if (/^(cancelado|proveedorCancelado)/.test(state)) expect(context.assignment).toBeNull();
  if (/^(monitoreo|prestacion|cierre)|confirmacion/.test(state)) {
    expect(context.assignment).not.toBeNull();
    expect(category).not.toBeNull();
  }
}

/** The assigned providers, less the released ones: who still has the work. */
const holding = ({ steps }: CaseDriver) =>
  steps.reduce(
    (count, { event }) =>
      event === 'provider.assigned' ? count + 1 : event === 'provider.released' ? count - 1 : count,
    0,
  );

const scripts = fc.tuple(
  fc.nat({ max: openings.length - 1 }),
  fc.array(fc.nat({ max: 9999 }), { minLength: 12, maxLength: 45, size: 'max' }),
);

function play([opening, dice]: [number, number[]], check: (story: CaseDriver) => void): CaseDriver {
  const story = new CaseDriver(openings[opening]);
  check(story);
  for (const die of dice) {
    const event = chosenFrom(possibleEvents(story), die);
    if (!event) break;
    story.accept(event);
    check(story);
  }
  return story;
}

describe('along every story', () => {
  it('the agenda, the money and the people are as DOMAIN says, at every moment', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const story = play(script, expectSound);
        if (!describeAsistencia(story.snapshot).final) {
          expect(holding(story)).toBe(story.context.assignment ? 1 : 0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('the journal replayed and the snapshot restored lead to the same', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const story = play(script, () => {});
        const written = JSON.stringify(story.snapshot);
        expect(JSON.stringify(replay(story.input, story.events))).toBe(written);
        const envelope = JSON.parse(JSON.stringify(pack(story.snapshot, story.events.length)));
        expect(JSON.stringify(unpack(envelope).snapshot)).toBe(written);
      }),
      { numRuns: 10 },
    );
  });

  it('stories get far: to the end of the work, and to more than one closure', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(scripts, (script) => {
        play(script, ({ state }) => reached.add(state));
      }),
      { numRuns: 20, seed: 20_260_310 },
    );
    expect(reached.size).toBeGreaterThanOrEqual(20);
    expect(reached).toContain('asistenciaConcluida');
    expect(reached).toContain('canceladoPosterior');
  });
});
