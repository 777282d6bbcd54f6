import { asistenciaMachine, createHost, definition, en, es } from '@conexion/machines';
import { expect, it } from 'vitest';
import { isSameMachine } from './is-same-machine.ts';

const asServed = (host: { definition(): object }) => JSON.parse(JSON.stringify(host.definition()));
const standard = definition();

it('a host that has other words or more languages decides as the standard one', () => {
  const role = { ...es.role, jefe: 'Jefa de turno' };
  expect(isSameMachine(asServed(createHost()), standard)).toBe(true);
  expect(isSameMachine(asServed(createHost({ catalogues: { es: { ...es, role }, pt: es } })), standard)).toBe(
    true,
  );
});

it('one with a replaced guard or another closure does not', () => {
  const machine = asistenciaMachine.provide({ guards: { isBelowMarket: () => true } });
  expect(isSameMachine(asServed(createHost({ machine })), standard)).toBe(false);
  const closed = <T extends typeof es>(of: T) => ({
    ...of,
    closure: { ...of.closure, imposible: 'Imposible' },
  });
  const added = createHost({
    additions: { closures: { imposible: { clause: '4.2' } } },
    catalogues: { es: closed(es), en: closed(en as never) },
  });
  expect(isSameMachine(asServed(added), standard)).toBe(false);
});
