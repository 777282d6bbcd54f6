import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definition } from '@conexion/machines';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphOf } from '../graph/graph-of.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { formats } from './options.ts';
import { run } from './run.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'conexion-diagram-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const machineFile = (name: string) => new URL(`../../test/machines/${name}`, import.meta.url).pathname;
const inDirectory = (name: string, content: string) => {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
};

/** Runs the command as a person would: what it prints, and how it ends. */
async function command(...args: string[]) {
  const printed = { out: Buffer.alloc(0), err: '' };
  const code = await run(
    args,
    { write: (data) => (printed.out = Buffer.concat([printed.out, Buffer.from(data)])) },
    { write: (text) => (printed.err += text) },
  );
  return { code, bytes: printed.out, out: printed.out.toString(), err: printed.err };
}

describe('conexion-diagram', () => {
  test.each(['es', 'en'])('writes the picture in %s, the same bytes twice', async (lang) => {
    const [first, second] = [join(directory, 'a.svg'), join(directory, 'b.svg')];
    expect(await command('--format', 'svg', '--out', first, '--lang', lang)).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
    await command('--lang', lang, '--out', second);
    const svg = readFileSync(first, 'utf8');
    expect(svg).toBe(readFileSync(second, 'utf8'));
    expect(svg).toMatch(/^<\?xml[^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(`lang="${lang}"`);
  });

  test.each(formats)(
    'writes %s, the same bytes twice, of the procedure and of any machine',
    async (format) => {
      for (const args of [[], [machineFile('order.ts')]]) {
        const first = await command(...args, '--format', format);
        expect(first).toMatchObject({ code: 0, err: '' });
        expect(first.bytes.length).toBeGreaterThan(500);
        expect(first.bytes.equals((await command(...args, '--format', format)).bytes)).toBe(true);
      }
    },
    60_000,
  );

  test('embeds its font: the file needs no other', async () => {
    const { out } = await command();
    expect(out.match(/src:url\(data:font\/woff2;base64,/g)).toHaveLength(2);
    expect(out).not.toMatch(/(src|href)="?https?:/);
  });

  test('prints the layout as JSON', async () => {
    const { code, out } = await command('--format=json', '--lang=en');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(layoutOf(graphOf(definition()), 'en'));
  });

  test('prints the definition, which is what the service answers', async () => {
    expect(JSON.parse((await command('--format=definition')).out)).toEqual(definition());
  });

  test('writes a PDF of one page with the text as text, in the embedded font', async () => {
    const { bytes } = await command('--format', 'pdf');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(document.numPages).toBe(1);
    const page = await document.getPage(1);
    const { width, height } = layoutOf(graphOf(definition()), 'es');
    expect(page.view).toEqual([0, 0, width, height]);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    for (const words of ['Monitoreo al Proveedor', 'Cancelado Posterior', 'Cobertura resuelta', '5.1.G']) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
    const fonts = new Set(
      [...bytes.toString('latin1').matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, name]) => name),
    );
    expect([...fonts].sort()).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+IBMPlexSansCond-(Regular|SemiBold)$/),
      expect.stringMatching(/^[A-Z]{6}\+IBMPlexSansCond-(Regular|SemiBold)$/),
    ]);
  }, 30_000);

  test('writes a PNG, a pixel for each unit', async () => {
    const { bytes } = await command('--format', 'png');
    const { width, height } = layoutOf(graphOf(definition()), 'es');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
  }, 30_000);

  test('explains itself', async () => {
    expect(await command('--help')).toMatchObject({ code: 0, err: '' });
    const { out } = await command('--help');
    for (const format of formats) expect(out).toContain(format);
  });

  test.each([
    [['--colour'], '--colour'],
    [['--lang', 'fr'], "--lang is one of es, en, not 'fr'"],
    [
      ['--format', 'bmp'],
      "--format is one of svg, png, pdf, mermaid, scxml, bpmn, json, definition, not 'bmp'",
    ],
    [['--out'], '--out'],
    [['a.ts', 'b.ts'], 'One machine at a time'],
    [['--export', 'order'], '--export'],
    [['--cases', 'x'], '--cases is for diff'],
    [['diff', 'a.json'], 'OLD NEW'],
    [['diff', 'a.json', 'b.json', '--format', 'pdf'], '--format is one of text, json, svg'],
    [['diff', 'a.json', 'b.json', '--service', 'http://127.0.0.1'], '--token'],
    [['diff', 'a.json', 'b.json', '--service', 'here', '--token', 't'], "not 'here'"],
  ])('ends with 2 and says why for %j', async (args, reason) => {
    const { code, out, err } = await command(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
    expect(err).toContain('Usage:');
  });

  test('ends with 1 where the file cannot be written', async () => {
    const { code, err } = await command('--out', join(directory, 'nowhere', 'flow.svg'));
    expect(code).toBe(1);
    expect(err).toContain('nowhere');
  });
});

describe('conexion-diagram of a module', () => {
  test('takes the default export, or the only machine', async () => {
    expect((await command(machineFile('toggle.ts'), '--format', 'mermaid')).out).toContain(
      'off --> on : TOGGLE',
    );
    expect((await command(machineFile('order.ts'), '--format', 'scxml')).out).toContain('name="order"');
  });

  test('takes the one that is named', async () => {
    const file = inDirectory(
      'two.mjs',
      `export { default as a } from ${JSON.stringify(machineFile('toggle.ts'))};
      export { order as b } from ${JSON.stringify(machineFile('order.ts'))};`,
    );
    expect((await command(file, '--export', 'b', '--format', 'scxml')).out).toContain('name="order"');
    expect(await command(file)).toMatchObject({ code: 1, err: expect.stringContaining('--export: a, b') });
    expect(await command(file, '--export', 'c')).toMatchObject({
      code: 1,
      err: expect.stringContaining("'c', but a, b"),
    });
  });

  test.each([
    ['flow.svg', 'cannot be imported'],
    ['none.mjs', 'exports no XState 5 machine'],
  ])('ends with 1 for %s', async (name, reason) => {
    inDirectory('none.mjs', 'export const machine = { root: 1, config: {} };');
    expect(await command(join(directory, name))).toMatchObject({
      code: 1,
      err: expect.stringContaining(reason),
    });
  });
});

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
    inDirectory('old.json', JSON.stringify(old)),
    inDirectory('new.json', JSON.stringify(next)),
  ];
  const stranded = { id: 'a', state: 'monitoreo.arribo' };
  const going = { id: 'b', state: 'cierre.cargaDeCosto' };

  test('tells the changes in words, as data and as a picture', async () => {
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
    const cases = inDirectory('cases', text);
    const { code, out } = await command('diff', ...files(), '--cases', cases, '--format', 'json');
    expect(code).toBe(3);
    expect(JSON.parse(out).cases).toEqual({ read: 2, stranded: [{ ...stranded, reason: 'state-gone' }] });
  });

  test('ends with 0 where all cases can go on', async () => {
    const cases = inDirectory('cases', JSON.stringify([going]));
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

    test('ends with 1 where it does not answer', async () => {
      const { code, err } = await command('diff', ...files(), '--service', at(), '--token', 'bad');
      expect(code).toBe(1);
      expect(err).toContain('401');
    });
  });

  test.each([
    ['nothing.json', null, 'cannot be read'],
    ['text.json', 'no', 'is no JSON'],
    ['other.json', '{"machine":"m","states":[]}', 'is no definition'],
    ['loose.json', JSON.stringify({ ...next, transitions: old.transitions }), 'which it lacks'],
  ])('ends with 1 for %s', async (name, text, reason) => {
    const file = text === null ? join(directory, name) : inDirectory(name, text);
    const { code, err } = await command('diff', file, file);
    expect(code).toBe(1);
    expect(err).toContain(reason);
  });

  test('ends with 1 for cases that are none', async () => {
    const cases = inDirectory('cases', '[{"id":1}]');
    expect(await command('diff', ...files(), '--cases', cases)).toMatchObject({
      code: 1,
      err: expect.stringContaining('without id and state'),
    });
  });
});
