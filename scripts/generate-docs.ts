// Writes docs/procedure.md and docs/glossary.md from the machine and its catalog, and the list of
// decisions from their records; with --check, only compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Definition, definition, labels, stages, type Text, label as word } from '@conexion/machines';

const { states, transitions, clauses } = definition();

const notice = '<!-- Generated from the machine by `npm run docs`; do not edit. -->';
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const code = (value: string): string => `\`${value}\``;
const cited = (ids: readonly string[]): string => ids.join(', ');
const both = ({ es, en }: Text): string => (es === en ? es : `${es} (${en})`);

type Transition = Definition['transitions'][number];

const guardsOf = ({ guards }: Transition): string =>
  guards
    .map(({ name, label, routing }) =>
      routing
        ? `*${label.en}*`
        : `${code(name)}${label.en === word('guard', name).en ? '' : ` (${label.en})`}`,
    )
    .join(', ');

/** A conditional clause states its cases. */
const citedBy = ({ clauses: named, conditions }: Transition): string =>
  named
    .map((id) => {
      const when = conditions.filter(({ clause }) => clause === id).map(({ label }) => label.en);
      return when.length > 0 ? `${id} *(${when.join(', ')})*` : id;
    })
    .join(', ');

const transitionRows = (path: string): string[][] =>
  transitions
    .filter(({ source }) => source === path)
    .map((transition) => [
      code(transition.event),
      guardsOf(transition),
      transition.target ? code(transition.target) : '(recorded)',
      transition.actor,
      citedBy(transition),
    ]);

const stateSection = ({ path, label, clauses: ids, effects }: Definition['states'][number]): string => {
  const rows = transitionRows(path);
  const opened = effects.flatMap(({ kinds }) => (Array.isArray(kinds) ? kinds : []));
  return [
    `### ${code(path)}: ${both(label)}`,
    `Clauses ${cited(ids)}.${opened.length > 0 ? ` Opens ${opened.map(code).join(', ')}.` : ''}`,
    ...(rows.length > 0 ? [table(['event', 'when', 'goes to', 'act of', 'clauses'], rows)] : []),
  ].join('\n\n');
};

const procedure = [
  '# The procedure, as the machine runs it',
  notice,
  'Every state with what it takes, where it goes and the clause that says so. *Italic* conditions choose among the ' +
    'branches of an event; the others are rules that may refuse it. An event at a compound state holds in all of ' +
    'its sub-states.',
  '## Clauses',
  table(
    ['id', 'in our words'],
    Object.entries(clauses).map(([id, { en }]) => [id, en]),
  ),
  '## States',
  ...states.map(stateSection),
].join('\n\n');

const terms = (title: string, entries: Readonly<Record<string, Text>>): string[] => [
  `## ${title}`,
  table(
    ['name', 'español', 'English'],
    Object.entries(entries).map(([name, { es, en }]) => [code(name), es, en]),
  ),
];

const glossary = [
  '# Glossary',
  notice,
  '## Stages',
  table(
    ['number', 'stage', 'sub-stages'],
    stages.map(({ number, label, subStages }) => [
      String(number),
      both(label),
      subStages.map((subStage) => subStage.label.es).join(', '),
    ]),
  ),
  ...terms('Closure statuses', labels.closure),
  ...terms('Categories', labels.category),
  ...terms('Roles', labels.role),
  ...terms('Events', labels.event),
  ...terms('Guards', labels.guard),
  ...terms('Pendientes', labels.pendiente),
].join('\n\n');

const records = new URL('../docs/adr/', import.meta.url);

/** A record begins with its number and title, its status, and its date. */
const head =
  /^# (?<number>\d{4}) · (?<title>.+)\n\nStatus: (?<status>accepted|.*superseded.* by .+) · Date: \d{4}-\d\d-\d\d\n/;

const decisionRow = (file: string): string[] => {
  const { number, title, status } = head.exec(readFileSync(new URL(file, records), 'utf8'))?.groups ?? {};
  if (!number || !title || !status)
    throw new Error(`docs/adr/${file} has no title, Status or Date in its head`);
  return [`[${number}](${file})`, title, status];
};

const decisions = [
  '# Decisions',
  '<!-- Generated from the records by `npm run docs`; do not edit. -->',
  'One page each: the context, the decision, its consequences. A wrong decision is superseded by a new record, not edited ' +
    'away; the old record then names the new one in its Status.',
  table(
    ['', 'decision', 'status'],
    readdirSync(records)
      .filter((file) => /^\d/.test(file))
      .sort()
      .map(decisionRow),
  ),
].join('\n\n');

const documents = {
  'docs/procedure.md': procedure,
  'docs/glossary.md': glossary,
  'docs/adr/README.md': decisions,
};
const isCheck = process.argv.includes('--check');

for (const [path, content] of Object.entries(documents)) {
  const file = new URL(`../${path}`, import.meta.url);
  if (!isCheck) writeFileSync(file, `${content}\n`);
  else if (readFileSync(file, 'utf8') !== `${content}\n`) {
    console.error(`${path} is out of date: run npm run docs`);
    process.exitCode = 1;
  }
}
