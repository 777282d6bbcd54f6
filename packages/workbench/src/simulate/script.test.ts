import { readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { playScript } from './play-script.ts';
import { CaseFileError, readCase } from './read-case.ts';
import { continued, instantOf, type Script } from './script.ts';
import { packLink, unpackLink } from './script-link.ts';
import { isOpen } from './simulated-agenda.ts';
import { writeCase } from './write-case.ts';
import { writeTest } from './write-test.ts';

const folder = new URL('../../../../examples/cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.startsWith('policy'))
  .map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const);
const moment = new Date('2026-08-31T23:59:59Z');
const title = { es: 'Una', en: 'One' };

const pathOf = (script: Script) =>
  playScript(script).outcomes.map(({ item, accepted, refusals }) => [
    item.kind === 'event' ? item.event.type : item.kind,
    accepted?.step.to ?? null,
    refusals.map(({ code }) => code),
  ]);
const mismatches = (script: Script) => playScript(script).outcomes.flatMap(({ mismatch }) => mismatch ?? []);
const longest = cases.find(([file]) => file === 'garantia-de-una-conexion.json')?.[1] ?? '';

describe('a scripted case', () => {
  it('there are some', () => expect(cases.length).toBeGreaterThan(40));

  it.each(cases)('%s is simulated as it says, and saved as one that goes the same way', (_, text) => {
    const script = readCase(text, moment);
    expect(mismatches(script)).toEqual([]);
    const saved = writeCase(script, script.items.length, title);
    const again = readCase(saved ?? '', new Date('2027-02-28T12:00:00Z'));
    expect(mismatches(again)).toEqual([]);
    expect(pathOf(again)).toEqual(pathOf(script));
  });

  it.each(['', '{}', '[]', 'null', '{"asistencias":[{}]}'])('%j is none', (text) => {
    expect(() => readCase(text, moment)).toThrow(CaseFileError);
  });

  const textOf = (name: string) => cases.find(([file]) => file === `${name}.json`)?.[1] ?? '';

  it.each([
    [
      'another state',
      longest.replace('"autorizacion.explicacion"', '"autorizacion.oferta"'),
      'state: autorizacion.oferta ≠ autorizacion.explicacion',
    ],
    [
      'a rule that refuses besides',
      textOf('excepcion-con-todas-las-condiciones').replace('"hasObjected", ', ''),
      'refused: internalTechnicianNetwork, noHeavyMachinery ≠ hasObjected, internalTechnicianNetwork, noHeavyMachinery',
    ],
    [
      'another agenda',
      textOf('primer-servicio-con-otra-excepcion').replace(', "requestGoodwill"]', ']'),
      'pendientes: completeAuthorization ≠ completeAuthorization, requestGoodwill',
    ],
  ])('with a step that goes another way than it says, %s, names the mismatch', (_, text, mismatch) => {
    expect(mismatches(readCase(text, moment))).toEqual([mismatch]);
  });
});

describe('a script', () => {
  const script = readCase(longest, moment);

  it('played up to a place knows nothing of what comes after it', () => {
    const half = playScript(script, 4);
    expect(half.outcomes).toHaveLength(4);
    expect(half.clock).toBe(script.items[3]?.at);
    expect(half.asistencias).toHaveLength(1);
  });

  it('goes on from where it is played: the rest is given up', () => {
    const wait = { kind: 'wait', at: instantOf(moment.getTime()) } as const;
    const next = continued(script, 2, wait);
    expect(next.items).toEqual([...script.items.slice(0, 2), wait]);
    expect(playScript(next).clock).toBe('2026-08-31T23:59:59Z');
  });

  it('leaves no pendiente open at a closure, and one at least before it', () => {
    for (let count = 1; count <= script.items.length; count += 1) {
      const { snapshot, agenda } = playScript(script, count).asistencias.at(-1) ?? {};
      expect(agenda?.some(isOpen)).toBe(snapshot?.status === 'active');
    }
  });

  it('is not saved before anything was sent', () => expect(writeCase(script, 1, title)).toBeNull());

  it('refused for a malformed event says so where it is saved as a case, and is no step of a test', () => {
    const by = { id: 'a', role: 'coordinador' } as const;
    const at = script.items[0]?.at ?? '';
    const wrong = continued(script, 1, { kind: 'event', at, by, event: { type: 'coverage.resolved' } });
    expect(pathOf(wrong).at(-1)).toEqual(['coverage.resolved', null, ['invalid-event']]);
    expect(writeCase(wrong, 2, title)).toContain('"code": "invalid-request"');
    expect(writeTest(wrong, 2, 'x')).not.toContain('coverage.resolved');
  });
});

describe('a link', () => {
  it('carries a whole simulation and how far it is played', async () => {
    const linked = { script: readCase(longest, moment), played: 7 };
    const text = await packLink(linked);
    expect(text).toMatch(/^[\w-]+$/);
    expect(text.length).toBeLessThan(3_000);
    expect(await unpackLink(text)).toEqual(linked);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '???'],
    ['something else', Buffer.from(deflateRawSync('[1,{}]')).toString('base64url')],
    ['a bomb', Buffer.from(deflateRawSync(Buffer.alloc(50_000_000))).toString('base64url')],
  ])('that holds %s cannot be opened', async (_, text) => expect(await unpackLink(text)).toBeNull());
});
