import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from './run.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'conexion-diagram-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the command as a person would: what it prints, and how it ends. */
function command(...args: string[]) {
  const printed = { out: '', err: '' };
  const code = run(
    args,
    { write: (text) => (printed.out += text) },
    { write: (text) => (printed.err += text) },
  );
  return { code, ...printed };
}

describe('conexion-diagram', () => {
  test.each(['es', 'en'])('writes the picture in %s, the same bytes twice', (lang) => {
    const [first, second] = [join(directory, 'a.svg'), join(directory, 'b.svg')];
    expect(command('--format', 'svg', '--out', first, '--lang', lang)).toEqual({ code: 0, out: '', err: '' });
    command('--lang', lang, '--out', second);
    const svg = readFileSync(first, 'utf8');
    expect(svg).toBe(readFileSync(second, 'utf8'));
    expect(svg).toMatch(/^<\?xml[^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(`lang="${lang}"`);
  });

  test('embeds its font: the file needs no other', () => {
    const { out } = command();
    expect(out.match(/src:url\(data:font\/woff2;base64,/g)).toHaveLength(2);
    expect(out).not.toMatch(/(src|href)="?https?:/);
  });

  test('prints the layout as JSON', () => {
    const { code, out } = command('--format=json', '--lang=en');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ machine: 'asistencia', lang: 'en' });
  });

  test('draws swimlanes, one for each who acts', () => {
    const lanes = command('--view=lanes').out.match(/data-lane="\w+"/g);
    expect(lanes).toEqual(
      ['afiliado', 'coordinador', 'proveedor', 'superior'].map((id) => `data-lane="${id}"`),
    );
    expect(command().out).not.toContain('data-lane');
  });

  test('lays a coverage file over the picture, and ends with 2 where it is none', () => {
    const file = join(directory, 'overlay.json');
    writeFileSync(file, JSON.stringify({ states: { 'monitoreo.arribo': 41 }, transitions: {} }));
    const { code, out } = command('--overlay', file);
    expect(code).toBe(0);
    expect(out).toContain('Recorrido por las pruebas');
    expect(out).toContain('>41</text>');
    writeFileSync(file, '{}');
    expect(command('--overlay', file)).toMatchObject({ code: 2, out: '' });
    expect(command('--overlay', join(directory, 'nowhere.json'))).toMatchObject({ code: 1, out: '' });
  });

  test('explains itself', () => {
    expect(command('--help')).toMatchObject({ code: 0, err: '' });
    expect(command('--help').out).toContain('--format');
  });

  test.each([
    [['--colour'], '--colour'],
    [['flow.svg'], 'flow.svg'],
    [['--lang', 'fr'], "--lang is one of es, en, not 'fr'"],
    [['--format', 'bmp'], "--format is one of svg, json, not 'bmp'"],
    [['--view', 'map'], "--view is one of stages, lanes, not 'map'"],
    [['--out'], '--out'],
  ])('ends with 2 and says why for %j', (args, reason) => {
    const { code, out, err } = command(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
    expect(err).toContain('Usage:');
  });

  test('ends with 1 where the file cannot be written', () => {
    const { code, err } = command('--out', join(directory, 'nowhere', 'flow.svg'));
    expect(code).toBe(1);
    expect(err).toContain('nowhere');
  });
});
