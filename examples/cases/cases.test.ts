import { readFileSync } from 'node:fs';
import { definition, rules } from '@conexion/machines';
import { type CaseFile, caseFile } from '@conexion/machines/cases';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCases } from './load-cases.ts';
import { playPure } from './play-pure.ts';
import { policyFileOf, readPolicy } from './policies.ts';

const cases = [...loadCases().values()];

describe('the scripted cases through the pure API', () => {
  for (const file of cases) {
    it(`${file.title.es} (${file.clauses.join(', ')})`, async () => {
      const played = await playPure(file);
      expect(played.map(({ closure }) => closure)).toEqual(
        file.asistencias.map((asistencia) => ('closure' in asistencia ? asistencia.closure : null)),
      );
    });
  }

  it.each(['2024-02-29T04:30:00Z', '2026-08-31T23:59:59Z', '2027-01-01T00:10:00Z'])(
    'all of them, played at %s',
    async (moment) => {
      for (const file of cases) await playPure(file, new Date(moment));
    },
  );
});

it('the case in the guide is valid, and plays', async () => {
  const guide = readFileSync(new URL('../../packages/machines/docs/cases.md', import.meta.url), 'utf8');
  const taught = /```json\n(.*?)```/s.exec(guide)?.[1] ?? '';
  expect(await playPure(caseFile.parse(JSON.parse(taught)))).toMatchObject([
    { closure: 'canceladoAlMomento' },
  ]);
});

describe('the scripted cases together', () => {
  const taken = new Set<string>();
  beforeAll(async () => {
    for (const file of cases)
      await playPure(file, new Date(), { took: ({ transition }) => taken.add(transition) });
  });

  it('walk every transition of the machine', () => {
    expect(
      definition()
        .transitions.map(({ id }) => id)
        .filter((id) => !taken.has(id)),
    ).toEqual([]);
  });

  it('are refused by every rule that refuses', () => {
    const refused = cases.flatMap((file) =>
      file.asistencias.flatMap((one) =>
        'steps' in one
          ? one.steps.flatMap(({ refused }) => refused?.guards ?? (refused?.guard ? [refused.guard] : []))
          : [],
      ),
    );
    const refusing = Object.entries(rules).flatMap(([name, rule]) => ('routing' in rule ? [] : [name]));
    // Roles are refused by a separate code; a case never goes back in time.
    const elsewhere = ['hasRole', 'isInOrder'];
    expect(refusing.filter((name) => !elsewhere.includes(name) && !refused.includes(name))).toEqual([]);
  });

  it('can each be played under one of the policies beside them', async () => {
    for (const file of cases) await playPure({ ...file, policy: readPolicy(policyFileOf(file)) });
  });
});

describe('a case that does not agree', () => {
  const raw = (
    change: (asistencia: { steps: Record<string, unknown>[] } & Record<string, unknown>) => void,
  ) => {
    const file = structuredClone(loadCases(['cancela-en-la-confirmacion']).get('cancela-en-la-confirmacion'));
    change(file?.asistencias[0] as never);
    return file as CaseFile;
  };

  it.each<[string, RegExp, Parameters<typeof raw>[0]]>([
    [
      'another state',
      /step 1, .*state: expected monitoreo\.arribo/,
      ({ steps }) => Object.assign(steps[0] ?? {}, { state: 'monitoreo.arribo' }),
    ],
    [
      'a refusal that does not come',
      /step 1, .*accepted, not refused/,
      ({ steps }) => Object.assign(steps[0] ?? {}, { refused: { code: 'guard-refused' } }),
    ],
    [
      'another refusal',
      /step 2, .*refused, but not/,
      ({ steps }) => Object.assign(steps[1] ?? {}, { refused: { code: 'guard-refused', clause: '5.1.B' } }),
    ],
    [
      'a rule that refuses besides',
      /step 2, .*refused by: expected hasQuote, got invalid-request/,
      ({ steps }) =>
        Object.assign(steps[1] ?? {}, { refused: { code: 'invalid-request', guards: ['hasQuote'] } }),
    ],
    [
      'another agenda',
      /step 1, .*pendientes: expected assignProvider, got assignProvider, warnLateAssignment/,
      ({ steps }) => Object.assign(steps[0] ?? {}, { pendientes: ['assignProvider'] }),
    ],
    ['an unexpected refusal', /step 2, .*: refused/, ({ steps }) => delete steps[1]?.refused],
    [
      'another closure',
      /closure: expected canceladoAlMomento, got canceladoPosterior/,
      (one) => Object.assign(one, { closure: 'canceladoAlMomento' }),
    ],
    [
      'another category',
      /category: expected conexion/,
      (one) => Object.assign(one, { category: 'conexion' }),
    ],
  ])('says so: %s', async (_, message, change) => {
    await expect(playPure(raw(change))).rejects.toThrow(message);
  });

  it('is rejected if a step is in the future, goes back in time or names an unknown person', () => {
    const issues = (change: Parameters<typeof raw>[0]) => caseFile.safeParse(raw(change)).error?.message;
    expect(issues(({ steps }) => Object.assign(steps.at(-1) ?? {}, { at: '+1m' }))).toContain(
      'still to come',
    );
    expect(issues(({ steps }) => Object.assign(steps.at(-1) ?? {}, { at: '-2d' }))).toContain('back in time');
    expect(issues((one) => Object.assign(one, { warrantyOf: 'nadie' }))).toContain('nadie');
  });
});
