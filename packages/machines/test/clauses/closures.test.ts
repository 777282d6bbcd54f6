import { describe, expect, it } from 'vitest';
import { closures, describeAsistencia, parseEventRequest } from '../../src/index.ts';
import { CaseDriver } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

const statusOf = ({ snapshot }: CaseDriver) => describeAsistencia(snapshot).closureStatus;

/** No closure is recorded without what its rule requires. */
const isRefusedEmpty = (type: string) => !parseEventRequest({ type }).ok;

describe('4.1 canceladoAlMomento: told that it is not covered and offered conexión, the afiliado declines', () => {
  it('the afiliado declines the offer, with or without a price', () => {
    expect(statusOf(caseIn('autorizacion.oferta').send('offer.declined'))).toBe('canceladoAlMomento');
    expect(statusOf(caseIn('autorizacion.cotizacion').send('offer.declined'))).toBe('canceladoAlMomento');
  });

  it('ours: outside the matrix, and alternatives given or withheld', () => {
    const story = caseIn('autorizacion.alternativas');
    expect(statusOf(story.fork().send('alternatives.withheld'))).toBe('canceladoAlMomento');
    story.sendAll('alternatives.disclaimed', 'alternatives.shared');
    expect(statusOf(story)).toBe('canceladoAlMomento');
  });

  it('ours: the caller withdraws before a provider is assigned', () => {
    expect(statusOf(new CaseDriver().send('request.withdrawn'))).toBe('canceladoAlMomento');
  });

  it('not before the denial is explained and conexión offered', () => {
    expect(caseIn('autorizacion.explicacion').refused('offer.declined')).not.toEqual([]);
    expect(caseIn('aperturaDeAsistencia').refused('offer.declined')).not.toEqual([]);
  });

  it.each(['offer.declined', 'request.withdrawn', 'alternatives.withheld', 'alternatives.shared'])(
    '%s demands why, or what was given',
    (type) => expect(isRefusedEmpty(type)).toBe(true),
  );
});

describe('4.2 canceladoPosterior: called to confirm or to monitor, the afiliado cancels, or refuses an excess', () => {
  it.each(['asignacionProveedor.confirmacionDelAfiliado', 'monitoreo.monitoreoAlAfiliado'] as const)(
    'cancels in %s',
    (state) => {
      expect(statusOf(caseIn(state, 'cobertura').send('affiliate.cancelled'))).toBe('canceladoPosterior');
    },
  );

  it('refuses the excess that the diagnosis found', () => {
    const story = caseIn('prestacionDelServicio.diagnostico');
    story.send('diagnosis.recorded', { estimatedCost: cop(60_000) }).send('excess.declined');
    expect(statusOf(story)).toBe('canceladoPosterior');
  });

  it('refuses the rest of a partial coverage, with or without a price', () => {
    const story = new CaseDriver().send('coverage.resolved', { outcome: 'partial', coveredAmount: cop(9) });
    story.send('denial.explained');
    expect(statusOf(story.fork().send('offer.declined'))).toBe('canceladoPosterior');
    story.sendAll('quote.received', 'price.informed', 'offer.declined');
    expect(statusOf(story)).toBe('canceladoPosterior');
  });

  it('declines or withdraws after a provider was assigned (5.1.D)', () => {
    const story = caseIn('autorizacion.oferta', 'ambulancia');
    expect(statusOf(story.fork().send('request.withdrawn'))).toBe('canceladoPosterior');
    expect(statusOf(story.send('offer.declined'))).toBe('canceladoPosterior');
  });

  it('not once the work has begun', () => {
    const story = caseIn('prestacionDelServicio.prestacionDelServicio');
    expect(story.refused('affiliate.cancelled')).toEqual(['not-in-this-state']);
  });

  it.each(['affiliate.cancelled', 'excess.declined'])('%s demands why', (type) => {
    expect(isRefusedEmpty(type)).toBe(true);
  });
});

describe('4.3 proveedorCancelado: the provider missed the time and the afiliado refuses to reschedule', () => {
  const late = () => caseIn('monitoreo.monitoreoAlProveedor').wait(90);

  it('refusing to reschedule a late provider', () => {
    expect(statusOf(late().send('reschedule.declined'))).toBe('proveedorCancelado');
  });

  it('not while the provider is on time', () => {
    expect(caseIn('monitoreo.monitoreoAlProveedor').refused('reschedule.declined')).toEqual(['isLate 4.3']);
  });

  it('accepting goes on', () => {
    expect(late().send('reschedule.accepted').state).toBe('monitoreo.monitoreoAlProveedor');
  });

  it('demands why', () => expect(isRefusedEmpty('reschedule.declined')).toBe(true));
});

describe('4.4 proveedorConcluido: the service is known to be finished', () => {
  it('is registered on leaving terminacionDelServicio, not before', () => {
    const story = caseIn('prestacionDelServicio.terminacionDelServicio');
    expect(statusOf(story)).toBeNull();
    expect(story.send('service.terminated').step.closureStatus).toBe('proveedorConcluido');
  });

  it('is held during cierre, a tag and not final', () => {
    const { snapshot } = caseIn('cierre.conformidadDelAfiliado');
    expect(describeAsistencia(snapshot)).toMatchObject({ closureStatus: 'proveedorConcluido', final: false });
    expect(snapshot.hasTag('proveedorConcluido')).toBe(true);
    expect(snapshot.status).toBe('active');
  });

  it('is the only status of the five that is not final', () => {
    const open = Object.entries(closures).filter(([, { final }]) => !final);
    expect(open.map(([id]) => id)).toEqual(['proveedorConcluido']);
    expect(Object.keys(closures)).toHaveLength(5);
  });
});

describe('4.5 asistenciaConcluida: costs loaded, conformity recorded', () => {
  it('after both', () => {
    const story = caseIn('cierre.cargaDeCosto');
    expect(story.refused('conformity.recorded')).toEqual(['not-in-this-state']);
    expect(statusOf(story.sendAll('cost.loaded', 'conformity.recorded'))).toBe('asistenciaConcluida');
  });

  it('also of an afiliado who is not satisfied, and says why', () => {
    const request = { type: 'conformity.recorded', satisfied: false };
    expect(parseEventRequest(request).ok).toBe(false);
    expect(parseEventRequest({ ...request, comment: 'quedó una fuga' }).ok).toBe(true);
  });

  it.each(['cost.loaded', 'conformity.recorded'])('%s demands its evidence', (type) => {
    expect(isRefusedEmpty(type)).toBe(true);
  });
});
