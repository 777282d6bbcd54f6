import { describe, expect, it } from 'vitest';
import type { Opening } from '../case-driver.ts';
import { ambulance, caseIn } from '../reach.ts';

describe('5.1.D ambulance in a medical emergency: authorized right after the assignment, then offered at cost', () => {
  it('the provider is assigned before the denial is explained', () => {
    const story = caseIn('asignacionProveedor.asignacionProveedor', 'ambulancia');
    expect(story.refused('denial.explained')).toEqual(['not-in-this-state']);
    expect(story.send('provider.assigned').state).toBe('autorizacion.explicacion');
  });

  it('and then it is offered at cost, before the afiliado confirms', () => {
    const story = caseIn('autorizacion.explicacion', 'ambulancia');
    expect(story.refused('affiliate.confirmed')).toEqual(['not-in-this-state']);
    story.sendAll('denial.explained', 'quote.received', 'price.informed', 'offer.accepted');
    expect(story.state).toBe('asignacionProveedor.confirmacionDelAfiliado');
    expect(story.context.category).toBe('conexion');
  });

  it.each(['ambulancia básica', 'AMBULANCIA', 'Traslado en ambulancia', 'trasladoEnAmbulancia'])(
    'an ambulance however it is called: %s does not wait for a price',
    (definition) => {
      const opening = { service: { ...ambulance.service, definition } };
      const story = caseIn('aperturaDeAsistencia', 'conexion', opening).send('coverage.resolved');
      expect(story.state).toBe('asignacionProveedor.asignacionProveedor');
      expect(story.context.authorizationOwed).toBe(true);
    },
  );

  it.each<[string, Opening]>([
    ['no emergency', { service: { ...ambulance.service, medicalEmergency: false } }],
    ['no ambulance', { service: { ...ambulance.service, definition: 'enfermería' } }],
    ['another word', { service: { ...ambulance.service, definition: 'ambulancias' } }],
  ])('%s: authorized before a provider is assigned', (_, opening) => {
    expect(caseIn('autorizacion.explicacion', 'conexion', opening).context.assignment).toBeNull();
  });

  it('a covered ambulance owes no authorization', () => {
    const story = caseIn('asignacionProveedor.asignacionProveedor', 'cobertura', ambulance);
    expect(story.send('provider.assigned').state).toBe('asignacionProveedor.confirmacionDelAfiliado');
  });
});
