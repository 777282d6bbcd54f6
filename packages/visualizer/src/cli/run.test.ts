import { readFileSync } from 'node:fs';
import { definition } from '@conexion/machines';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { command, machineFile, workDirectory } from '../../test/command.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { graphOf } from '../graph/graph-of.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { answerOfModule } from './answer-of-module.ts';
import { formats } from './options.ts';
import { subjectOfChart } from './subject.ts';
import { written } from './written.ts';

const directory = workDirectory();

const fail = (warning: string) => {
  throw new Error(warning);
};

type Ended = ReturnType<typeof command>;
const ended = new Map<string, Ended>();
/** How the command ended with these arguments when it was first run with them. */
function once(...args: string[]): Ended {
  const key = args.join(' ');
  const known = ended.get(key) ?? command(...args);
  ended.set(key, known);
  return known;
}

describe('conexion-diagram', () => {
  test.each(['es', 'en'])('writes the picture in %s, the same bytes twice', async (lang) => {
    const [first, second] = [directory.path('a.svg'), directory.path('b.svg')];
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
      const first = await once('--format', format);
      expect(first).toMatchObject({ code: 0, err: '' });
      expect(first.bytes.length).toBeGreaterThan(500);
      expect(first.bytes.equals((await command('--format', format)).bytes)).toBe(true);
      // Without the process that reads the module: one for each picture would take a second.
      const answer = await answerOfModule(machineFile('order.ts'), null);
      if ('refused' in answer) throw new Error(answer.refused);
      const subject = subjectOfChart(answer.chart);
      const write = async () =>
        Buffer.from(await written(subject, { format, lang: 'es', overlay: null }, fail));
      const bytes = await write();
      expect(bytes.length).toBeGreaterThan(500);
      expect(bytes.equals(await write())).toBe(true);
    },
  );

  test('draws the machine that a file exports', async () => {
    const { code, err, out } = await command(machineFile('order.ts'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/<svg [^>]*lang="es"/);
  });

  test('embeds its font: the file needs no other', async () => {
    const { out } = await once('--format', 'svg');
    expect(out.match(/src:url\(data:font\/woff2;base64,/g)).toHaveLength(2);
    expect(out).not.toMatch(/(src|href)="?https?:/);
  });

  test('prints the layout as JSON', async () => {
    const { code, out } = await command('--format=json', '--lang=en');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(layoutOf(graphOf(definition()), 'en'));
  });

  test('prints the definition, which is what the service answers', async () => {
    expect(JSON.parse((await once('--format', 'definition')).out)).toEqual(definition());
  });

  test('writes a PDF of pages with the text as text, in the embedded font', async () => {
    const { bytes } = await once('--format', 'pdf');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(document.numPages).toBe(9);
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
    const contents = await Promise.all(
      numbers.map(async (number) => (await document.getPage(number)).getTextContent()),
    );
    const items = contents.flatMap((content) => content.items);
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
  });

  test('writes a PNG, a pixel for each unit', async () => {
    const { bytes } = await once('--format', 'png');
    const { width, height } = layoutOf(graphOf(definition()), 'es');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
  });

  test('explains itself', async () => {
    expect(await command('--help')).toMatchObject({ code: 0, err: '' });
    const { out } = await command('--help');
    for (const format of formats) expect(out).toContain(format);
  });

  test('says which version it is', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await command('--version')).toMatchObject({ code: 0, out: `${version}\n`, err: '' });
  });

  test('draws swimlanes, one for each who acts', async () => {
    const lanes = (await command('--view=lanes')).out.match(/data-lane="\w+"/g);
    expect(lanes).toEqual(
      ['afiliado', 'coordinador', 'proveedor', 'superior'].map((id) => `data-lane="${id}"`),
    );
    expect((await once('--format', 'svg')).out).not.toContain('data-lane');
  });

  test('draws regions as one box each, and ends with 2 for what is no region', async () => {
    const boxesOf = (text: string) => JSON.parse(text).states.map(({ id }: { id: string }) => id);
    const closed = boxesOf((await command('--collapse', 'monitoreo,cierre', '--format', 'json')).out);
    expect(closed).toEqual(
      expect.arrayContaining(['monitoreo', 'cierre', 'prestacionDelServicio.diagnostico']),
    );
    const light = subjectOfChart(chartOfMachine(trafficLight), 'stages', 'all');
    expect((await light.layoutIn('en')).states.map(({ id }) => id)).toContain('working');
    const { code, err } = await command('--collapse', 'nowhere');
    expect([code, err.split('\n')[0]]).toEqual([2, expect.stringContaining("not 'nowhere'")]);
  });

  test('lays a coverage file over the picture, and ends with 2 where it is none', async () => {
    const counts = { states: { 'monitoreo.arribo': 41 }, transitions: {} };
    const file = directory.write('overlay.json', JSON.stringify(counts));
    const { code, out } = await command('--overlay', file);
    expect(code).toBe(0);
    expect(out).toContain('Recorrido por las pruebas');
    expect(out).toContain('>41</text>');
    directory.write('overlay.json', '{}');
    expect(await command('--overlay', file)).toMatchObject({ code: 2, out: '' });
    expect(await command('--overlay', directory.path('nowhere.json'))).toMatchObject({ code: 2, out: '' });
  });

  test.each([
    [['--colour'], '--colour'],
    [['--lang', 'fr'], "--lang is one of es, en, not 'fr'"],
    [
      ['--format', 'bmp'],
      "--format is one of svg, png, pdf, mermaid, scxml, bpmn, json, definition, not 'bmp'",
    ],
    [['--view', 'map'], "--view is one of stages, lanes, not 'map'"],
    [['--out'], '--out'],
    [['a.ts', 'b.ts'], 'One machine at a time'],
    [['--export', 'order'], '--export'],
    [['--cases', 'x'], '--cases is for diff'],
    [[machineFile('order.ts'), '--view', 'lanes'], '--view is for Annex I and for hosts'],
    [['--paper', 'a3'], '--paper is for pdf'],
    [['--format', 'pdf', '--paper', 'a5'], "--paper is one of a4, a3, not 'a5'"],
    [['--format', 'scxml', '--collapse', 'all'], '--collapse is for svg'],
    [['--format', 'bpmn', '--overlay', 'x'], '--overlay is for svg, png, pdf'],
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

  test('ends with 2 where the file cannot be written', async () => {
    const { code, err } = await command('--out', directory.path('nowhere', 'flow.svg'));
    expect(code).toBe(2);
    expect(err).toContain('nowhere');
  });
});
