// The walls. Each rule names what a folder may know; ARCHITECTURE.md draws the arrows.

const testingKit = '^packages/machines/src/testing/';
const drawsAnyMachine = '^packages/workbench/src/inspect/draw-machine-worker\\.ts$';
const tests = '\\.test(-d)?\\.tsx?$';
const npm = (...names) => `/node_modules/(${names.join('|')})/`;
const workspace = (name) => `^(packages/${name}/|@conexion/${name}($|/))`;
const webFrameworks = npm('express', 'helmet', 'jose', 'pino');
const databases = npm('kysely', 'better-sqlite3', 'pg');

const readsAnyMachine =
  '^packages/visualizer/src/graph/(actors-in-machine|chart-of-machine|names-in-machine)\\.ts$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid(
      'resolvable',
      'Every import leads somewhere. (A package that is not built does not: run the build first.)',
      {},
      { couldNotResolve: true },
    ),
    forbid(
      'no-cycles',
      'Two files that need each other are one concept or hide a third, also where one needs only a type.',
      {},
      { circular: true },
    ),
    forbid(
      'packages-by-name',
      'A package is imported by its name, so that only its index is public and what is built is what is used.',
      { path: '^(packages/[^/]+|examples|e2e)/' },
      { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'] },
    ),
    forbid(
      'packages-import-their-own-sources',
      'Inside a package a file is imported by its path: the built copy of itself would escape the rules below.',
      { path: '^packages/([^/]+)/src/', pathNot: tests },
      { path: '^packages/$1/dist/', pathNot: '\\.json$' },
    ),
    forbid(
      'packages-never-import-their-users',
      'Examples and end-to-end tests stand outside.',
      { path: '^packages/' },
      { path: '^(examples|e2e|scripts)/' },
    ),
    forbid(
      'production-code-needs-no-dev-dependency',
      'What a package imports at run time, its package.json lists as a dependency or a peer.',
      {
        path: '^packages/[^/]+/src/',
        pathNot: [tests, testingKit, '^packages/workbench/src/(?!index\\.ts)'],
      },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    ),

    forbid(
      'machines-are-pure',
      'The machines run anywhere: xstate and zod, no Node built-in, no other package of ours.',
      { path: '^packages/machines/src/', pathNot: [tests, testingKit] },
      { pathNot: ['^packages/machines/src/', npm('xstate', 'zod')] },
    ),
    forbid(
      'testing-kit-stays-a-kit',
      'What generates test cases may use fast-check; the machines do not know it.',
      { path: '^packages/machines/src/', pathNot: [tests, testingKit] },
      { path: testingKit },
    ),
    forbid(
      'testing-kit-is-pure',
      'It runs wherever the machines do.',
      { path: testingKit, pathNot: tests },
      { pathNot: ['^packages/machines/src/', npm('xstate', 'zod', 'fast-check')] },
    ),
    forbid(
      'oracle-shares-no-code',
      'What the rules are judged by re-derives calendar, instants, names and money: of the machine it knows types.',
      { path: `${testingKit}oracle/`, pathNot: tests },
      { pathNot: `${testingKit}oracle/`, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'rules-judge-by-the-oracle',
      'A rule that asks the machine its own question agrees with every fault of it.',
      { path: `${testingKit}(invariants/|facts\\.ts)`, pathNot: tests },
      {
        path: '^packages/machines/src/(asistencia|expediente|host|pendiente|values)/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'procedure-is-data',
      'The written procedure is a catalog: of the machine it knows the names to be labelled, as types.',
      { path: '^packages/machines/src/procedure/', pathNot: tests },
      { pathNot: '^packages/machines/src/procedure/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'xstate-stays-behind-host',
      'A host talks to the host API, so that another major of XState changes one package, and what reads any machine.',
      {
        path: '^packages/(service|visualizer|workbench)/',
        pathNot: [
          readsAnyMachine,
          drawsAnyMachine,
          '^packages/visualizer/.*\\.test\\.ts$',
          '^packages/visualizer/test/',
        ],
      },
      { path: npm('xstate') },
    ),
    forbid(
      'any-machine-is-read-by-its-structure',
      'The machine brings its own XState: its types are enough.',
      { path: readsAnyMachine },
      { path: npm('xstate'), dependencyTypesNot: ['type-only'] },
    ),

    forbid(
      'service-knows-machines-only',
      'service → machines.',
      { path: '^packages/service/', pathNot: '^packages/service/src/find-page\\.ts$' },
      { path: [workspace('visualizer'), workspace('workbench')] },
    ),
    forbid(
      'service-finds-the-page-if-installed',
      'The page is optional: the service asks the package for its directory at run time, and lives without it.',
      { path: '^packages/service/src/find-page\\.ts$' },
      { path: [workspace('visualizer'), workspace('workbench')], dynamic: false },
    ),
    forbid(
      'cases-know-no-delivery-and-no-store',
      'http → cases ← storage: the use cases know their own ports and the machines.',
      { path: '^packages/service/src/cases/', pathNot: tests },
      { path: ['^packages/service/src/', webFrameworks, databases], pathNot: '^packages/service/src/cases/' },
    ),
    forbid(
      'http-reaches-the-store-through-cases',
      'http → cases.',
      { path: '^packages/service/src/(http|auth)/', pathNot: tests },
      { path: ['^packages/service/src/storage/', databases] },
    ),
    forbid(
      'storage-implements-ports-of-cases',
      'cases ← storage. Migrations say what they do to the log, a port too.',
      { path: '^packages/service/src/storage/', pathNot: tests },
      {
        path: ['^packages/service/src/', webFrameworks],
        pathNot: '^packages/service/src/((storage|cases)/|log\\.ts$)',
      },
    ),
    forbid(
      'database-knows-no-other-room',
      'database ← read, measures ← write, repair: what a database is, its users do not change.',
      { path: '^packages/service/src/storage/database/', pathNot: tests },
      { path: '^packages/service/src/storage/', pathNot: '^packages/service/src/storage/database/' },
    ),
    forbid(
      'questions-change-nothing',
      'read, measures ← write: a question is asked by what writes, and asks nothing of it.',
      { path: '^packages/service/src/storage/(read|measures|heavy)/', pathNot: tests },
      { path: '^packages/service/src/storage/(write|repair|[^/]+$)' },
    ),

    forbid(
      'visualizer-knows-machines-only',
      'visualizer → machines.',
      { path: '^packages/visualizer/' },
      { path: [workspace('service'), workspace('workbench')] },
    ),
    forbid(
      'workbench-knows-no-service',
      'workbench → visualizer, machines: it speaks to the service over HTTP.',
      { path: '^packages/workbench/' },
      { path: [workspace('service')] },
    ),
    forbid(
      'graph-has-no-geometry',
      'machine → graph → layout → render: each step knows the ones before it.',
      { path: '^packages/visualizer/src/graph/', pathNot: tests },
      {
        path: [
          '^packages/visualizer/src/(layout|render|export|diff|check|cli)/',
          npm('elkjs', 'react', 'react-dom'),
        ],
      },
    ),
    forbid(
      'layout-draws-nothing',
      'A layout is plain data.',
      { path: '^packages/visualizer/src/layout/', pathNot: tests },
      { path: ['^packages/visualizer/src/(render|export|diff|check|cli)/', npm('react', 'react-dom')] },
    ),
    forbid(
      'one-renderer-for-page-and-cli',
      'The renderer is given a layout and knows neither of its users.',
      { path: '^packages/visualizer/src/render/', pathNot: tests },
      { path: ['^packages/visualizer/src/(export|diff|check|cli)/', npm('elkjs')] },
    ),
    forbid(
      'exports-run-in-browsers',
      'What writes a format or compares two machines is pure; files, fonts and heavy engines are for the command.',
      { path: '^packages/visualizer/src/(export|diff|check)/', pathNot: tests },
      {
        path: [
          '^packages/visualizer/src/cli/',
          npm('elkjs', 'pdfkit', 'svg-to-pdfkit', 'svgo', '@resvg/resvg-wasm'),
        ],
      },
    ),
    forbid(
      'exports-need-no-node',
      'The page offers them too.',
      { path: '^packages/visualizer/src/(graph|layout|render|export|diff|check)/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'page-carries-no-layout-engine',
      'The layouts of the whole flow are computed when the page is built; what is laid out in the browser, a flow with collapsed stages, our own code does. (The inspector has machines drawn that come at run time, in a separate worker.)',
      { path: '^packages/workbench/src/', pathNot: [tests, drawsAnyMachine] },
      { path: npm('elkjs', 'dagre', '@dagrejs', 'd3-dag', 'cytoscape'), reachable: true },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '/dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
