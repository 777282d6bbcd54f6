import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { command, machineFile, workDirectory } from '../../test/command.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';

const directory = workDirectory();

/** One state that is never entered, and one transition that is never taken. */
const bill = createMachine({
  id: 'bill',
  initial: 'open',
  states: {
    open: { on: { PAY: [{ target: 'paid' }, { target: 'paid', guard: 'isLate' }] } },
    paid: { type: 'final' },
    lost: {},
  },
});

describe('conexion-diagram check', () => {
  let definition: string;
  beforeEach(() => {
    definition = directory.write('bill.json', JSON.stringify(chartOfMachine(bill)));
  });

  test('ends with 0 for the procedure, and for the machine of a file', async () => {
    expect(await command('check')).toEqual({
      code: 0,
      bytes: expect.anything(),
      out: 'asistencia: sin hallazgos\n',
      err: '',
    });
    const { code, out } = await command(
      'check',
      machineFile('order.ts'),
      '--export',
      'order',
      '--lang',
      'en',
    );
    expect([code, out]).toEqual([0, 'order: no findings\n']);
  });

  test('ends with 1 and names what it found, in words', async () => {
    const { code, out } = await command('check', definition, '--lang', 'en');
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'bill: findings: 2',
      '  ! lost: this state is never entered',
      '  ! PAY: open → paid [isLate]: never taken, because this one comes first and always passes: PAY: open → paid',
      '',
    ]);
    expect((await command('check', definition)).out).toContain('! lost: nunca se llega a este estado');
  });

  test('writes the findings as data', async () => {
    const { code, out } = await command('check', definition, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      machine: 'bill',
      findings: [
        { kind: 'unreachable', state: { path: 'lost' } },
        { kind: 'shadowed', transition: { target: 'paid' }, by: { target: 'paid' } },
      ],
    });
  });

  test('ends with 1 where a picture is no longer that of the machine', async () => {
    const svg = directory.path('flow.svg');
    await command('--view', 'lanes', '--lang', 'en', '--out', svg);
    const check = (...args: string[]) => command('check', '--svg', svg, ...args);
    expect(await check('--view', 'lanes', '--lang', 'en')).toMatchObject({ code: 0, err: '' });
    for (const args of [
      ['--lang', 'en'],
      ['--view', 'lanes'],
    ])
      expect(await check(...args)).toMatchObject({ code: 1, out: expect.stringContaining('! ') });
    // Git may check it out with the line ends of Windows.
    const text = readFileSync(svg, 'utf8');
    directory.write('flow.svg', text.replaceAll('\n', '\r\n'));
    expect(await check('--view', 'lanes', '--lang', 'en')).toMatchObject({ code: 0 });
    directory.write('flow.svg', text.replace('Arrival', 'Departure'));
    const { code, out } = await check('--view', 'lanes', '--lang', 'en', '--format', 'json');
    expect([code, JSON.parse(out).findings]).toEqual([1, [{ kind: 'drift', file: svg }]]);
  });

  test.each([
    [['--svg', 'nowhere.svg'], 'cannot be read'],
    [['nowhere.json'], 'cannot be read'],
    [['--format', 'svg'], '--format is one of text, json'],
    [['--cases', 'x'], '--cases is for diff'],
    [['--overlay', 'x'], '--overlay is not for check'],
    [['--export', 'x'], '--export is for the machines of a file'],
    [['a.json', 'b.json'], 'One machine at a time'],
  ])('ends with 2 for %j', async (args, reason) => {
    const { code, out, err } = await command('check', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
  });

  test('is the only command that takes --svg', async () => {
    expect(await command('--svg', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--svg is for check'),
    });
  });
});
