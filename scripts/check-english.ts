// Checks the prose of sources and documents (CONTRIBUTING, "Plain English"): phrases to avoid, and the width of comments.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const columns = 100;

/** What to avoid, and what to write instead. */
const phrases: readonly (readonly [phrase: RegExp, advice: string])[] = [
  [/\banew\b/i, 'again'],
  [/\b(whoever|somebody|nobody)\b/i, 'name the actor'],
  [/\bbut for\b/i, 'except'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bbeside the commits\b/i, 'outside the transaction'],
  [/\b(that|which) (is|are) none\b/i, 'say what it is, or "invalid"'],
  [/\bof (its|their) own accord\b/i, 'by itself'],
  [/\b(?<!schema )of (its|their) own\b/i, 'its own …, separate'],
  [/\bborne with\b/i, 'tolerated, retried'],
  [/\b(is|are) gone\b/i, 'was removed, has ended'],
  // A person may be told something; a program is given it, and an option says it.
  [
    /^(?!.*\b(afiliado|holder|person|people|customer|supervisor|coordinator|coordinador)s?\b).*\btold\b/i,
    'given, notified, set',
  ],
];

const isComment = /^\s*(\/\/|\/?\*)/;

const faultsOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const at = `${file}:${index + 1}`;
      const found = phrases
        .filter(([phrase]) => phrase.test(line))
        .map(([phrase, advice]) => `${at}: "${phrase.exec(line)?.[0].slice(-40)}": write ${advice}`);
      const isWide = !file.endsWith('.md') && isComment.test(line) && line.length > columns;
      return isWide ? [...found, `${at}: a comment wider than ${columns} columns`] : found;
    });

const tracked = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.css', '*.md'], {
  encoding: 'utf8',
});
const faults = tracked
  .split('\n')
  .filter((file) => file !== '' && file !== 'scripts/check-english.ts')
  .flatMap(faultsOf);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
