import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { createMachine, raise } from 'xstate';
import visit from '../../test/reported/done-of-compound.ts';
import { parsed } from '../../test/scxml/parsed.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { scxmlOf } from './scxml-of.ts';

describe('the events of an SCXML', () => {
  test('names the end of a state by the id that the state has in the document', () => {
    const [transition] = parsed(scxmlOf(chartOfMachine(visit), 'en')).querySelectorAll(
      '[id="work"] > transition',
    );
    expect(transition?.getAttribute('event')).toBe('done.state.work');
  });

  test('tries a wildcard after all else, and takes no error of the engine for an event', () => {
    const desk = createMachine({
      id: 'desk',
      initial: 'idle',
      states: {
        idle: { on: { '*': 'odd', 'a.*': 'odd', CALL: 'busy' }, after: { 50: 'late' } },
        odd: {},
        busy: {},
        late: {},
      },
    });
    const document = parsed(scxmlOf(chartOfMachine(desk), 'en'));
    const tried = [...document.querySelectorAll('[id="idle"] > transition')];
    expect(tried.map((node) => node.getAttribute('event'))).toEqual(['CALL', 'after.50.idle', 'a.*', '*']);
    const takes = (name: string) =>
      runInNewContext(tried.at(-1)?.getAttribute('cond') ?? '', { _event: { name } });
    expect(['ODD', 'done', 'done.invoke.x', 'error.execution'].map(takes)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('names what runs by one id, in its element and in the events of its end, once for each state', () => {
    const pay = { invoke: { src: 'charge', onDone: 'paid', onError: 'refused' } };
    const machine = createMachine({
      id: 'order',
      initial: 'paying',
      states: {
        paying: pay,
        again: { invoke: { ...pay.invoke, id: 'paying' } },
        other: { invoke: { ...pay.invoke, id: 'paying' } },
        paid: { type: 'final' },
        refused: {},
      },
    });
    const document = parsed(scxmlOf(chartOfMachine(machine), 'en'));
    const invoked = [...document.querySelectorAll('invoke')];
    expect(new Set([...document.querySelectorAll('state[id], invoke')].map(({ id }) => id)).size).toBe(7);
    for (const { id, parentElement } of invoked) {
      const events = [...(parentElement?.querySelectorAll('transition') ?? [])].map((node) =>
        node.getAttribute('event'),
      );
      expect(events).toEqual([`done.invoke.${id}`, `error.invoke.${id}`]);
    }
  });

  test('keeps two events apart, and those below a name below it', () => {
    const inbox = createMachine({
      id: 'inbox',
      initial: 'open',
      states: {
        open: {
          on: { 'mail.*': 'read', mail: 'read', 'FILE AWAY': 'read', FILE_AWAY: 'filed', 'done.x': 'read' },
        },
        read: {},
        filed: {},
      },
    });
    const document = parsed(scxmlOf(chartOfMachine(inbox), 'en'));
    const transitions = [...document.querySelectorAll('[id="open"] > transition')];
    const eventOf = (label: string) =>
      transitions.find((node) => node.getAttribute('cx:label') === label)?.getAttribute('event');
    expect(['mail.*', 'mail', 'FILE AWAY', 'FILE_AWAY', 'done.x'].map(eventOf)).toEqual([
      'mail.*',
      'mail',
      'FILE_AWAY_2',
      'FILE_AWAY',
      'done_from_outside.x',
    ]);
    expect(transitions[0]?.getAttribute('cond')).toBe("_event.name === 'mail'");
  });

  test('raises what the machine raises, and takes a delay with a name for a datum', () => {
    const machine = createMachine({
      initial: 'a',
      states: { a: { entry: raise({ type: 'GO ON' }), after: { pause: 'b' }, on: { 'GO ON': 'b' } }, b: {} },
    });
    const document = parsed(scxmlOf(chartOfMachine(machine), 'en'));
    expect(document.querySelector('raise')?.getAttribute('event')).toBe('GO_ON');
    expect(document.querySelector('send')?.getAttribute('delayexpr')).toBe('pause');
    expect(document.querySelector('data[id="pause"]')?.getAttribute('expr')).toBe("'3600s'");
  });
});
