import { expect, it, vi } from 'vitest';
import { priceForAfiliado } from '../asistencia/amounts.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import { standardHost } from '../host/standard-host.ts';
import { abstractState } from './abstract-state.ts';
import { aim } from './aim.ts';
import { firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import { advance, opened } from './trace.ts';
import { beginning } from './walk.ts';

// 5.1.E on what was accepted now, and not on the new total. 5.1.H for any service.
vi.mock(import('../asistencia/guards.ts'), async (importOriginal) => {
  const own = await importOriginal();
  const isExcessBelowMarket: typeof own.guards.isExcessBelowMarket = (facts) =>
    own.guards.isExcessBelowMarket({ ...facts, context: withoutAgreed(facts.context) });
  return { ...own, guards: { ...own.guards, isExcessBelowMarket, firstServiceGoodwill: () => true } };
});

const withoutAgreed = (context: AsistenciaContext) => ({ ...context, agreed: priceForAfiliado(context) });
const cop = (amount: number) => ({ amount, currency: 'COP' });

const visit = [
  { type: 'provider.assigned' },
  { type: 'affiliate.confirmed' },
  { type: 'provider.arrived' },
  { type: 'contact.validated' },
];
const diagnosed = (estimated: number, market: number) => ({
  type: 'diagnosis.recorded',
  estimatedCost: cop(estimated),
  marketReference: cop(market),
});

/** The second diagnosis of a home service, whose first one was accepted with an excess of 101. */
function secondDiagnosis(market: number) {
  const input = inputFrom(firsts, beginning);
  let standing = opened(standardHost, input);
  const by = { id: 'coordinador-1', role: 'coordinador' };
  for (const { type, ...payload } of [
    { type: 'coverage.resolved', outcome: 'covered', coveredAmount: cop(0) },
    ...visit,
    diagnosed(101, 200),
    { type: 'excess.accepted' },
    { type: 'provider.released' },
    ...visit,
    diagnosed(151, market),
  ]) {
    const { context } = standing.snapshot;
    const at = context.lastAt;
    const plain = aim(type as 'coverage.resolved', firsts, { context, at });
    const moment = advance(standardHost, input, standing, { type, at, by, ...plain, ...payload } as never);
    expect(moment.decision).toMatchObject({ accepted: true });
    standing = moment.after;
  }
  return abstractState(standing);
}

it('a guard that takes two sums for alike does not merge them, where the oracle tells them apart', () => {
  expect(secondDiagnosis(120)).not.toBe(secondDiagnosis(200));
  expect(secondDiagnosis(201)).toBe(secondDiagnosis(200));
});

it('a guard that takes two openings for alike does not merge them either', () => {
  const openedWith = (servicesRequested: number) => {
    const input = inputFrom(firsts, beginning);
    const plan = { ...input.plan, servicesRequested };
    return abstractState(opened(standardHost, { ...input, plan }));
  };
  expect(openedWith(1)).not.toBe(openedWith(0));
  expect(openedWith(2)).toBe(openedWith(1));
});
