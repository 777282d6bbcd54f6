import { describe, expect, it } from 'vitest';
import { openAsistencia } from '../host/standard-host.ts';
import type { AsistenciaContext } from './context.ts';
import { asistenciaInputSchema } from './input.ts';
import { type ClaimedAsistencia, claimWarranty } from './warranty.ts';

const opening = asistenciaInputSchema.parse({
  service: { type: 'hogar', definition: 'gas', priority: 'emergencia' },
  plan: {
    contractedOn: '2026-01-15',
    servicesUsed: 0,
    servicesRequested: 0,
    originCity: 'Cali',
    timeZone: 'America/Bogota',
  },
  call: { id: 'call-1', startedAt: '2026-03-10T09:00:00-05:00' },
  openedAt: '2026-03-10T09:00:00-05:00',
});
const { context } = openAsistencia(opening).snapshot;
const claimed = (
  change: Partial<AsistenciaContext> = {},
  value = 'asistenciaConcluida',
): ClaimedAsistencia => ({
  id: 'a-0',
  snapshot: { value, context: { ...context, category: 'cobertura', ...change } },
  isOfThisExpediente: true,
  isClaimedAlready: false,
});
const reasonOf = (of: ClaimedAsistencia | undefined) => {
  const claim = claimWarranty(opening, of);
  return claim.ok ? null : claim.reason;
};

describe('5.2.B the warranty of a concluded asistencia', () => {
  it('applies at once', () => {
    const { id } = claimed();
    expect(claimWarranty(opening, claimed())).toEqual({
      ok: true,
      warrantyOf: { id, concludedAt: context.lastAt, type: 'hogar', definition: 'gas' },
    });
  });

  const longAgo = { lastAt: '2026-01-10T09:00:00-05:00' };
  const another = { service: { ...context.service, definition: 'plomería' } };
  it.each([
    ['not-concluded', undefined],
    ['not-concluded', claimed({}, 'canceladoPosterior')],
    ['not-concluded', claimed({}, 'cierre.conformidadDelAfiliado')],
    ['other-expediente', { ...claimed(), isOfThisExpediente: false }],
    ['outside-window', claimed(longAgo)],
    ['other-service', claimed(another)],
    ['is-warranty', claimed({ category: 'garantia' })],
    ['already-open', { ...claimed(), isClaimedAlready: true }],
  ])('is refused: %s', (reason, of) => expect(reasonOf(of)).toBe(reason));

  it('names the first reason that applies', () => {
    const all = { ...claimed({ ...longAgo, ...another, category: 'garantia' }), isClaimedAlready: true };
    expect(reasonOf({ ...all, isOfThisExpediente: false })).toBe('other-expediente');
    expect(reasonOf(all)).toBe('outside-window');
    expect(reasonOf({ ...claimed({ ...another, category: 'garantia' }), isClaimedAlready: true })).toBe(
      'other-service',
    );
    expect(reasonOf({ ...claimed({ category: 'garantia' }), isClaimedAlready: true })).toBe('is-warranty');
  });

  it('applies to a conexión and to a courtesy, too', () => {
    expect(reasonOf(claimed({ category: 'conexion' }))).toBeNull();
    expect(reasonOf(claimed({ category: 'cortesia' }))).toBeNull();
  });
});
