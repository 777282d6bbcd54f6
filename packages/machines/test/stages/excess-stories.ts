import type { CaseDriver } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

/** What was resolved, quoted, accepted and then found on site, in minor units. */
export interface Found {
  outcome?: 'uncovered' | 'partial' | 'covered' | 'warranty';
  covered?: number;
  quote?: number;
  kind?: 'service' | 'visit';
  estimate: number;
}

const claim = { warrantyOf: { id: 'a-0', concludedAt: '2026-03-01T09:00:00-05:00' } };

/**
 * A case that waits for the authorization of the work, of a kind of service that no price rule
 * concerns.
 */
export function diagnosed({
  outcome = 'uncovered',
  covered,
  quote = 50_000,
  kind,
  estimate,
}: Found): CaseDriver {
  const service = { type: 'otra', definition: 'cerrajería' } as const;
  const story = caseIn('aperturaDeAsistencia', 'conexion', { service, ...claim });
  story.send('coverage.resolved', {
    outcome,
    ...(covered === undefined ? {} : { coveredAmount: cop(covered) }),
  } as { outcome: 'uncovered' });
  if (outcome === 'uncovered' || outcome === 'partial') {
    story.send('denial.explained').send('quote.received', { price: cop(quote), kind: kind ?? 'service' });
    story.sendAll('price.informed', 'offer.accepted');
  }
  story.sendAll('provider.assigned', 'affiliate.confirmed', 'provider.arrived', 'contact.validated');
  return diagnose(story, estimate);
}

export const diagnose = (story: CaseDriver, estimate: number): CaseDriver =>
  story.send('diagnosis.recorded', { estimatedCost: cop(estimate) });

/** The provider is released and another one finds on site what it costs. */
export const diagnosedAgain = (story: CaseDriver, estimate: number): CaseDriver =>
  diagnose(
    story.sendAll(
      'provider.released',
      'provider.assigned',
      'affiliate.confirmed',
      'provider.arrived',
      'contact.validated',
    ),
    estimate,
  );
