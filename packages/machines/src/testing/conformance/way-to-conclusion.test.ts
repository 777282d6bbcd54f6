import { expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '../../asistencia/event.ts';
import { createHost, type Host } from '../../host/host.ts';
import { standardHost } from '../../host/standard-host.ts';
import { en, es } from '../../languages/catalogues.ts';
import { firsts } from '../dials.ts';
import { inputFrom } from '../inputs.ts';
import { wayToConclusion } from './way-to-conclusion.ts';

const at = '2026-07-30T10:00:00-05:00';
const [audit, type] = ['cierre.auditoria', 'audit.passed'] as const;
const audited = createHost({
  additions: {
    states: { [audit]: { after: 'cargaDeCosto', clauses: ['5.2.A'] } },
    events: {
      [type]: event({
        sender: 'superior',
        payload: z.strictObject({ units: z.int().min(3) }),
        cites: { units: ['5.2.A'] },
      }),
    },
    steps: {
      'cierre.cargaDeCosto': { 'cost.loaded': { target: audit, clauses: ['5.2.A'], actor: 'coordinador' } },
      [audit]: {
        [type]: { target: 'cierre.conformidadDelAfiliado', clauses: ['5.2.A'], actor: 'superior' },
      },
    },
  },
  catalogues: {
    es: { ...es, state: { ...es.state, [audit]: 'Auditoría' }, event: { ...es.event, [type]: 'Auditada' } },
    en: { ...en, state: { ...en.state, [audit]: 'Audit' }, event: { ...en.event, [type]: 'Audited' } },
  },
});

it.each([
  ['the procedure', standardHost, false],
  ['a host with a sub-stage and an event on the way', audited as unknown as Host, true],
] as const)('%s leads an asistencia and its warranty to the conclusion', (_, host, isAudited) => {
  const input = inputFrom(firsts, at);
  const { type: of, definition } = input.service;
  const warrantyOf = { id: '01a2268c-6f8c-7003-ac00-02148edc539b', concludedAt: at, type: of, definition };
  for (const opening of [input, { ...input, warrantyOf }]) {
    let { snapshot } = host.open(opening);
    const events = wayToConclusion(host, snapshot, at);
    for (const one of events) {
      const decision = host.decide(snapshot, one);
      if (decision.accepted) ({ snapshot } = decision);
    }
    expect(host.describe(snapshot).state).toBe('asistenciaConcluida');
    expect(events.some((one) => (one.type as string) === type)).toBe(isAudited);
  }
});
