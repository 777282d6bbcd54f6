import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import {
  decideExpediente,
  type Expediente,
  type ExpedienteEvent,
  expedienteMachine,
  openExpediente,
} from './expediente.ts';

const opened = (asistenciaId: string): ExpedienteEvent => ({ type: 'asistencia.opened', asistenciaId });
const closed = (asistenciaId: string): ExpedienteEvent => ({ type: 'asistencia.closed', asistenciaId });
const after = (...events: ExpedienteEvent[]): Expediente => events.reduce(decideExpediente, openExpediente());

describe('the expediente', () => {
  it('is open while it has no asistencia', () => {
    expect(openExpediente()).toEqual({ status: 'abierto', total: 0, open: [] });
  });

  it('closes by itself when the last of its asistencias has ended', () => {
    expect(after(opened('a')).status).toBe('abierto');
    expect(after(opened('a'), closed('a'))).toEqual({ status: 'cerrado', total: 1, open: [] });
    expect(after(opened('a'), opened('b'), closed('a')).status).toBe('abierto');
    expect(after(opened('a'), opened('b'), closed('b'), closed('a')).status).toBe('cerrado');
  });

  it('is opened again by a new asistencia, as often as there is one', () => {
    const reopened = after(opened('a'), closed('a'), opened('b'));
    expect(reopened).toEqual({ status: 'abierto', total: 2, open: ['b'] });
    expect(decideExpediente(reopened, closed('b')).status).toBe('cerrado');
  });

  it('counts no asistencia twice, and closes none that it does not have', () => {
    expect(after(opened('a'), opened('a'))).toEqual(after(opened('a')));
    expect(after(opened('a'), closed('b'))).toEqual(after(opened('a')));
    expect(after(closed('a'))).toEqual(openExpediente());
    expect(after(opened('a'), closed('a'), closed('a'))).toEqual(after(opened('a'), closed('a')));
  });

  it('changes nothing of what it was given', () => {
    const expediente = Object.freeze({ ...after(opened('a')), open: Object.freeze(['a']) as string[] });
    decideExpediente(expediente, opened('b'));
    expect(expediente.open).toEqual(['a']);
  });

  it('is plain JSON', () => {
    const expediente = after(opened('a'), opened('b'), closed('a'));
    expect(decideExpediente(JSON.parse(JSON.stringify(expediente)), closed('b')).status).toBe('cerrado');
  });

  it('works as plain XState', () => {
    const actor = createActor(expedienteMachine).start();
    actor.send(opened('a'));
    actor.send(closed('a'));
    expect(actor.getSnapshot().value).toBe('cerrado');
  });
});
