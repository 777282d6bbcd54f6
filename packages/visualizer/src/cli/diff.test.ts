import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { definition } from '@conexion/machines';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command, machineFile, workDirectory } from '../../test/command.ts';

const directory = workDirectory();

describe('conexion-diagram diff', () => {
  const old = definition();
  const next = {
    ...old,
    version: old.version + 1,
    states: old.states.filter(({ path }) => path !== 'monitoreo.arribo'),
    transitions: old.transitions.filter(
      ({ source, target }) => ![source, target].includes('monitoreo.arribo'),
    ),
  };
  const files = () => [
    directory.write('old.json', JSON.stringify(old)),
    directory.write('new.json', JSON.stringify(next)),
  ];
  const stranded = { id: 'a', state: 'monitoreo.arribo' };
  const going = { id: 'b', state: 'cierre.cargaDeCosto' };

  test('writes the changes in words, as data and as a picture', async () => {
    expect(await command('diff', ...files())).toMatchObject({
      code: 0,
      out: expect.stringContaining('Arribo'),
    });
    const { out } = await command('diff', ...files(), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      from: old.version,
      to: next.version,
      states: [{ kind: 'removed', state: { path: 'monitoreo.arribo' } }],
      cases: null,
    });
    const drawn = await command('diff', ...files(), '--format', 'svg', '--lang', 'en');
    expect(drawn.out).toMatch(/<svg [^>]*lang="en"/);
    expect(drawn.out).toContain('before it was rerouted');
  });

  test('compares machines of modules', async () => {
    const file = machineFile('toggle.ts');
    expect((await command('diff', file, file)).out).toContain('sin cambios');
    expect((await command('diff', file, machineFile('order.ts'), '--format', 'svg')).out).toContain('<svg');
  });

  test.each([
    ['JSON', JSON.stringify([going, stranded])],
    ['a case a line', `${JSON.stringify(going)}\n${JSON.stringify(stranded)}\n`],
  ])('ends with 3 where cases would be stranded, given as %s', async (_, text) => {
    const cases = directory.write('cases', text);
    const { code, out } = await command('diff', ...files(), '--cases', cases, '--format', 'json');
    expect(code).toBe(3);
    expect(JSON.parse(out).cases).toEqual({
      read: 2,
      stranded: [{ ...stranded, reason: 'state-gone', nearest: 'monitoreo' }],
    });
  });

  test.each([
    ['a snapshot by itself', { value: { monitoreo: 'arribo' }, status: 'active' }, '1 · monitoreo.arribo'],
    ['a snapshot with its id', { id: 'x', value: { monitoreo: 'arribo' } }, 'x · monitoreo.arribo'],
    [
      'a case with its snapshot',
      { id: 7, snapshot: { value: { monitoreo: 'arribo' } } },
      '7 · monitoreo.arribo',
    ],
  ])('takes the snapshots that XState persists: %s', async (_, value, line) => {
    const persisted = { context: {}, children: {}, historyValue: {}, ...value };
    const done = { value: { monitoreo: 'arribo' }, status: 'done' };
    for (const text of [
      JSON.stringify(persisted, null, 2),
      `${JSON.stringify(persisted)}\n${JSON.stringify(done)}`,
    ]) {
      const cases = directory.write('cases', text);
      const { code, out } = await command('diff', ...files(), '--cases', cases, '--lang', 'en');
      expect(code).toBe(3);
      expect(out).toContain(`1 read, 1 stranded\n  ! ${line}: `);
    }
  });

  test('ends with 0 where all cases can go on', async () => {
    const cases = directory.write('cases', JSON.stringify([going]));
    expect(await command('diff', ...files(), '--cases', cases)).toMatchObject({ code: 0 });
  });

  describe('with a service', () => {
    let server: Server;
    const asked: string[] = [];
    const at = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    beforeEach(async () => {
      server = createServer((request, response) => {
        asked.push(`${request.headers.authorization} ${request.url}`);
        const isFirst = !request.url?.includes('cursor=');
        response.statusCode = request.headers.authorization === 'Bearer good' ? 200 : 401;
        const asistencias = [isFirst ? going : stranded];
        response.end(
          JSON.stringify({ items: [{ id: 'e', asistencias }], nextCursor: isFirst ? 'two' : null }),
        );
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    test('reads the open cases page by page', async () => {
      const { code, out } = await command('diff', ...files(), '--service', at(), '--token', 'good');
      expect(code).toBe(3);
      expect(out).toContain('2 leídos, 1 varados');
      expect(asked).toEqual([
        'Bearer good /api/expedientes?tab=abiertos&limit=500',
        'Bearer good /api/expedientes?tab=abiertos&limit=500&cursor=two',
      ]);
    });

    test('ends with 2 where it does not answer', async () => {
      const { code, err } = await command('diff', ...files(), '--service', at(), '--token', 'bad');
      expect(code).toBe(2);
      expect(err).toContain('401');
    });
  });

  test.each([
    ['nothing.json', null, 'cannot be read'],
    ['text.json', 'no', 'is not JSON'],
    ['other.json', '{"machine":"m","states":[]}', 'is not a definition'],
    ['loose.json', JSON.stringify({ ...next, transitions: old.transitions }), 'which it lacks'],
  ])('ends with 2 for %s', async (name, text, reason) => {
    const file = text === null ? directory.path(name) : directory.write(name, text);
    const { code, err } = await command('diff', file, file);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  test.each([
    ['[1]', 'case 1 is not an object'],
    ['[{"id":1}]', 'case 1 has neither state nor value'],
    ['[{"id":null,"state":"a"}]', 'case 1: id is neither'],
    [
      '{"state":"a"}\n{"id":"b","value":{"a":7}}',
      'case 2: a state is a name, or names within names, not {"a":7}',
    ],
    ['{"id":"a","snapshot":"text"}', 'case 1: snapshot is not an object'],
    ['{"state":"a"}\n{', 'line 2'],
  ])('ends with 2 for invalid cases: %s', async (text, reason) => {
    const cases = directory.write('cases', text);
    expect(await command('diff', ...files(), '--cases', cases)).toMatchObject({
      code: 2,
      err: expect.stringContaining(reason),
    });
  });
});
