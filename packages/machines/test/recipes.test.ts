import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

/** What is put before an anchor of a file of the package. */
type Insertion = readonly [file: string, anchor: string, inserted: string];

interface Recipe {
  /** What a contributor writes first; the compiler asks for the rest. */
  first: Insertion;
  rest: readonly Insertion[];
  /** Files of the rest in which a missing name is no error: they say where the new thing is used. */
  unasked: readonly string[];
}

const recipes: Readonly<Record<string, Recipe>> = {
  'A sub-stage': {
    first: [
      'src/procedure/stages.ts',
      "      { id: 'arribo',",
      "      { id: 'verificacion', label: text('Verificación', 'Check') },\n",
    ],
    rest: [
      [
        'src/asistencia/monitoreo.ts',
        '    arribo: {\n',
        `    verificacion: {
      meta: { clauses: ['ours'], stage: 'monitoreo', subStage: 'verificacion' },
      on: { ...underway },
    },
`,
      ],
      [
        'src/testing/invariants/agenda.ts',
        "  'monitoreo.arribo': {",
        "  'monitoreo.verificacion': { always: [] },\n",
      ],
      ['test/reach.ts', "  'monitoreo.arribo': along", "  'monitoreo.verificacion': along,\n"],
      ['test/stages/moves.test.ts', "  'monitoreo.arribo': under", "  'monitoreo.verificacion': underway,\n"],
      ['test/agenda/settlement.test.ts', "  'monitoreo.arribo': [", "  'monitoreo.verificacion': [],\n"],
      ['test/types.test-d.ts', "    case 'monitoreo.arribo':", "    case 'monitoreo.verificacion':\n"],
    ],
    // The machine lacks the state: the compiler says so where stored states are restored.
    unasked: ['src/asistencia/monitoreo.ts'],
  },
  'A guard': {
    first: [
      'src/asistencia/guards.ts',
      '  isArrivalPast: on(',
      '  isArrivalRecent: on(["provider.arrived"], (_, { at, arrivedAt }) => at >= arrivedAt),\n',
    ],
    rest: [
      [
        'src/procedure/rules.ts',
        '  isArrivalPast: {',
        `  isArrivalRecent: {
    clause: 'ours',
    label: text('arribo reciente', 'recent arrival'),
    refusal: text('El arribo no es reciente.', 'The arrival is not recent.'),
  },
`,
      ],
      [
        'src/testing/invariants/demands.ts',
        '  isArrivalPast: of',
        "  isArrivalRecent: of<'provider.arrived'>(({ at, arrivedAt }) => at >= arrivedAt),\n",
      ],
      ['src/asistencia/monitoreo.ts', "'isArrivalPast']", "'isArrivalRecent', "],
    ],
    unasked: ['src/asistencia/monitoreo.ts'],
  },
  'A closure status': {
    first: [
      'src/procedure/closures.ts',
      '  proveedorConcluido: {',
      "  suspendido: { clause: 'ours', final: true, label: text('Suspendido', 'Suspended') },\n",
    ],
    rest: [
      [
        'src/asistencia/closures.ts',
        '  /** The provider has finished',
        "  suspendido: asistencia.createStateConfig({ ...closure('suspendido'), entry: cancelsAll }),\n",
      ],
      ['test/reach.ts', '  asistenciaConcluida: along', '  suspendido: along,\n'],
      ['test/agenda/settlement.test.ts', '  asistenciaConcluida: [],', '  suspendido: [],\n'],
      ['test/types.test-d.ts', "    case 'asistenciaConcluida':", "    case 'suspendido':\n"],
    ],
    unasked: ['src/asistencia/closures.ts'],
  },
  'An event': {
    first: [
      'src/asistencia/events.ts',
      "  'reschedule.declined': event({",
      `  'provider.delayed': event({
    sender: 'coordinador',
    payload: z.strictObject({ reason: personal(prose) }),
    cites: { reason: ['ours'] },
  }),
`,
    ],
    rest: [
      [
        'src/procedure/events.ts',
        "  'reschedule.declined'",
        "  'provider.delayed': text('Proveedor demorado', 'Provider delayed'),\n",
      ],
      ['src/testing/aim.ts', "  'reschedule.declined'", "  'provider.delayed': () => ({ reason }),\n"],
      [
        'src/testing/invariants/moves.ts',
        "  'reschedule.declined'",
        "  'provider.delayed': { clauses: ['ours'], in: underway, to: stays },\n",
      ],
      [
        'src/testing/invariants/citations.ts',
        "  'reschedule.declined'",
        "  'provider.delayed': () => ['ours'],\n",
      ],
      ['test/sample-payloads.ts', "  'reschedule.declined'", "  'provider.delayed': reason,\n"],
    ],
    unasked: [],
  },
};

const root = mkdtempSync(join(tmpdir(), 'conexion-recipes-'));
afterAll(() => rmSync(root, { recursive: true }));

const repository = new URL('../../../', import.meta.url).pathname;
const copy = join(root, 'packages/machines');

function copied(): void {
  for (const part of ['src', 'test', 'package.json']) {
    cpSync(join(repository, 'packages/machines', part), join(copy, part), { recursive: true });
  }
  for (const config of ['tsconfig.base.json', 'tsconfig.test-base.json']) {
    cpSync(join(repository, config), join(root, config));
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  symlinkSync(join(repository, 'packages/machines/node_modules'), join(copy, 'node_modules'));
  const compilerOptions = { tsBuildInfoFile: 'buildinfo', lib: ['ES2023', 'WebWorker'] };
  const config = { extends: '../../tsconfig.test-base.json', compilerOptions, include: ['src', 'test'] };
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config));
}

function insert([file, anchor, inserted]: Insertion): void {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text.split(anchor), `${anchor} in ${file}`).toHaveLength(2);
  writeFileSync(join(copy, file), text.replace(anchor, inserted + anchor));
}

/** The files that the compiler finds wrong. */
function wrongFiles(): string[] {
  try {
    execFileSync(join(repository, 'node_modules/.bin/tsc'), ['-p', '.'], { cwd: copy, encoding: 'utf8' });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    return [...new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => String(file)))];
  }
}

it('the first step of each recipe makes the compiler ask for the others, and they are enough', () => {
  copied();
  for (const { first } of Object.values(recipes)) insert(first);
  const asked = wrongFiles();
  for (const [name, { rest, unasked }] of Object.entries(recipes)) {
    const files = rest.map(([file]) => file).filter((file) => !unasked.includes(file));
    expect([name, files.filter((file) => !asked.includes(file))]).toEqual([name, []]);
  }
  for (const { rest } of Object.values(recipes)) for (const insertion of rest) insert(insertion);
  expect(wrongFiles()).toEqual([]);
}, 300_000);

it('a recipe names every file that it touches', () => {
  const contributing = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8');
  for (const [name, { first, rest }] of Object.entries(recipes)) {
    const [, section = ''] = contributing.split(`### ${name}\n`);
    const [own = ''] = section.split('\n### ');
    const named = own.replaceAll('<stage>', 'monitoreo');
    const unnamed = [first, ...rest].map(([file]) => file).filter((file) => !named.includes(file));
    expect([name, unnamed]).toEqual([name, []]);
  }
});
