import { checkedMachine } from '../host/checked-machine.ts';
import { eventTableOf } from '../host/event-table.ts';
import { checkEvent } from '../host/parse-event.ts';
import { type RefusalWords, standardRefusalWords } from '../host/refusal.ts';
import { aperturaDeAsistencia } from './apertura-de-asistencia.ts';
import { asignacionProveedor } from './asignacion-proveedor.ts';
import { autorizacion } from './autorizacion.ts';
import { cierre } from './cierre.ts';
import { closureStates } from './closures.ts';
import { contextSchema, openingContext } from './context.ts';
import { monitoreo } from './monitoreo.ts';
import { prestacionDelServicio } from './prestacion-del-servicio.ts';
import { asistencia } from './setup.ts';

const machine = asistencia.createMachine({
  id: 'asistencia',
  context: ({ input }) => openingContext(input),
  initial: 'aperturaDeAsistencia',
  states: {
    // 1
    aperturaDeAsistencia,
    // The authorization of services without coverage (5.1)
    autorizacion,
    // 2
    asignacionProveedor,
    // 3
    monitoreo,
    // 4
    prestacionDelServicio,
    // 5
    cierre,
    // How it ends (4.1 to 4.3, 4.5)
    ...closureStates,
  },
});

/**
 * The procedure as a state machine: one asistencia from the first call to its closure. Pure: no
 * clock, no I/O, no timers; time comes with the events and what must happen outside leaves as
 * effects. Source: clauses 4 to 6 of the procedure.
 */
export const asistenciaMachine = checkedMachine(machine, { checkEvent, contextSchema }, standardRefusalWords);

/** The same machine, ours or one made of it, that refuses in the words of a host. */
export const speaking = <L extends string>(
  given: typeof asistenciaMachine,
  words: RefusalWords<L>,
): typeof asistenciaMachine => {
  const { event } = eventTableOf(given).schemas;
  const checks = { checkEvent: (value: unknown) => checkEvent(value, event), contextSchema };
  return checkedMachine(given, checks, words);
};
