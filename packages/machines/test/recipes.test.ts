import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

/** What is put before an anchor of a file of the package. */
type Insertion = readonly [file: string, anchor: string, inserted: string];
/** A file that is written from another, or from itself. */
type Writing = readonly [file: string, from: string, write: (text: string) => string];

interface Recipe {
  /** The files that a contributor edits first; the compiler demands the rest. */
  first: Insertion;
  rest: readonly (Insertion | Writing)[];
  /** Files of the rest in which a missing name is not an error: they use the new name. */
  unasked: readonly string[];
}

/** A word of each of our languages. */
const inOurs = (anchor: string, name: string, es: string, en: string): Insertion[] => [
  ['src/languages/es.ts', `${anchor}: '`, `  ${name}: '${es}',\n`],
  ['src/languages/en.ts', `${anchor}: '`, `  ${name}: '${en}',\n`],
];

const recipes: Readonly<Record<string, Recipe>> = {
  'A sub-stage': {
    first: ['src/procedure/stages.ts', "{ id: 'arribo' }", "{ id: 'verificacion' }, "],
    rest: [
      ...inOurs("  'monitoreo.arribo'", "'monitoreo.verificacion'", 'Verificación', 'Check'),
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
      ['src/procedure/rules.ts', '  isArrivalPast: {', "  isArrivalRecent: { clause: 'ours' },\n"],
      ['src/languages/es.ts', "  isArrivalPast: 'arribo", "  isArrivalRecent: 'arribo reciente',\n"],
      ['src/languages/en.ts', "  isArrivalPast: 'arrival", "  isArrivalRecent: 'recent arrival',\n"],
      [
        'src/languages/es.ts',
        "  isArrivalPast: 'La hora",
        "  isArrivalRecent: 'El arribo no es reciente.',\n",
      ],
      [
        'src/languages/en.ts',
        "  isArrivalPast: 'The time",
        "  isArrivalRecent: 'The arrival is not recent.',\n",
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
      "  suspendido: { clause: 'ours', final: true },\n",
    ],
    rest: [
      ...inOurs('  asistenciaConcluida', 'suspendido', 'Suspendido', 'Suspended'),
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
      ...inOurs("  'reschedule.declined'", "'provider.delayed'", 'Proveedor demorado', 'Provider delayed'),
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
      ['src/testing/oracle/payloads.ts', "  'reschedule.declined'", "  'provider.delayed': reason,\n"],
      ['test/sample-payloads.ts', "  'reschedule.declined'", "  'provider.delayed': reason,\n"],
    ],
    unasked: [],
  },
  'A pendiente kind': {
    first: ['src/procedure/pendientes.ts', "  'conformityCall',", "  'thankAfiliado',\n"],
    rest: [
      ...inOurs('  conformityCall', 'thankAfiliado', 'Agradecer al afiliado', 'Thank the afiliado'),
      ['src/asistencia/policy.ts', '  conformityCall: minutes,', '  thankAfiliado: minutes,\n'],
      ['src/asistencia/policy.ts', '    conformityCall: 2,', '    thankAfiliado: 2,\n'],
      ['src/asistencia/cierre.ts', "'conformityCall'),\n      on: {", "'thankAfiliado', "],
      ['src/asistencia/cierre.ts', "'conformityCall'), 'recordConformity'", "'thankAfiliado', "],
      [
        'src/host/snapshot.ts',
        '];\n\n/**\n * Stores snapshots',
        `  ({ state, context }) => {
    const { policy } = context as AsistenciaContext;
    const due = { ...policy.due, thankAfiliado: 60 };
    return { state, context: { ...(context as object), policy: { ...policy, due } } };
  },
`,
      ],
      ['src/testing/oracle/due-times.ts', '  conformityCall: 2,', '  thankAfiliado: 2,\n'],
      ['src/host/parse-policy.test.ts', '    conformityCall: 2,', '    thankAfiliado: 2,\n'],
    ],
    // What is stored lacks the new due time: the fixture of stored cases says so
    // (packages/service/test). The last is asked for once the policy has it.
    unasked: ['src/asistencia/cierre.ts', 'src/host/snapshot.ts', 'src/host/parse-policy.test.ts'],
  },
  'A label': {
    first: ['src/languages/es-fields.ts', "  address: 'D", "  floor: 'Piso',\n"],
    rest: [['src/languages/en.ts', "  address: 'A", "  floor: 'Floor',\n"]],
    unasked: [],
  },
  // After the others, because it also has their words.
  'A language': {
    first: ['src/procedure/text.ts', '] as const;', ", 'pt'"],
    rest: [
      ['src/languages/pt.ts', 'src/languages/en.ts', (english) => english],
      [
        'src/languages/standard.ts',
        'src/languages/standard.ts',
        (text) =>
          text
            .replaceAll(/en: en\.(\w+)/g, '$&, pt: pt.$1')
            .replace('import { joined', "import * as pt from './pt.ts';\nimport { joined"),
      ],
      [
        'src/testing/story.ts',
        '} as const satisfies Record<Lang',
        "  pt: { opened: 'aberta em', by: 'por', at: 'às', refused: 'é recusado', throws: 'falha', broken: 'E então', clause: 'cláusula' },\n",
      ],
    ],
    unasked: ['src/languages/pt.ts'],
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

function apply([file, anchor, change]: Insertion | Writing): void {
  if (typeof change === 'function') {
    writeFileSync(join(copy, file), change(readFileSync(join(copy, anchor), 'utf8')));
    return;
  }
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text.split(anchor), `${anchor} in ${file}`).toHaveLength(2);
  writeFileSync(join(copy, file), text.replace(anchor, change + anchor));
}

/** The files in which the compiler reports errors. */
function wrongFiles(): string[] {
  try {
    // One thread: each of several would check the same types again.
    const args = ['-p', '.', '--singleThreaded'];
    execFileSync(join(repository, 'node_modules/.bin/tsc'), args, { cwd: copy, encoding: 'utf8' });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    return [...new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => String(file)))];
  }
}

it('the first step of each recipe makes the compiler ask for the others, and they are enough', () => {
  copied();
  for (const { first } of Object.values(recipes)) apply(first);
  const asked = wrongFiles();
  for (const [name, { rest, unasked }] of Object.entries(recipes)) {
    const files = rest.map(([file]) => file).filter((file) => !unasked.includes(file));
    expect([name, files.filter((file) => !asked.includes(file))]).toEqual([name, []]);
  }
  for (const { rest } of Object.values(recipes)) for (const change of rest) apply(change);
  expect(wrongFiles()).toEqual([]);
});

it('a recipe names every file that it touches', () => {
  const contributing = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8');
  for (const [name, { first, rest }] of Object.entries(recipes)) {
    const [, section = ''] = contributing.split(`### ${name}\n`);
    const [own = ''] = section.split('\n### ');
    const named = ['monitoreo', 'cierre'].map((stage) => own.replaceAll('<stage>', stage)).join();
    const unnamed = [first, ...rest].map(([file]) => file).filter((file) => !named.includes(file));
    expect([name, unnamed]).toEqual([name, []]);
  }
});
