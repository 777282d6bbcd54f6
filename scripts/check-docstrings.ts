// `npm run docstrings`: names every export of an entry point that has no docstring. A hover in an editor shows them, so
// they belong to the interface.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-api';

const root = join(import.meta.dirname, '..');
const packages = ['machines', 'visualizer', 'service'] as const;

interface Exports {
  [path: string]: string | { types?: string };
}

/** The sources of a package's entry points, from what its package.json exports. */
function entriesOf(name: string): string[] {
  const folder = join(root, 'packages', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Exports };
  return Object.values(exports).flatMap((entry) =>
    typeof entry === 'object' && entry.types
      ? [join(folder, entry.types.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts'))]
      : [],
  );
}

const entries = packages.flatMap(entriesOf);
const program = ts.createProgram(entries, {
  allowImportingTsExtensions: true,
  jsx: ts.JsxEmit.ReactJSX,
  module: ts.ModuleKind.NodeNext,
  noEmit: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
});
const checker = program.getTypeChecker();

/** What an entry point exports without a docstring. */
function undocumentedIn(entry: string): string[] {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} is no module`);
  return checker
    .getExportsOfModule(module)
    .filter((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return target.getDocumentationComment(checker).length === 0;
    })
    .map((symbol) => `${entry.slice(root.length + 1)}: ${symbol.name}`);
}

const missing = entries.flatMap(undocumentedIn);
if (missing.length > 0) {
  console.error(`Exports without a docstring:\n${missing.map((name) => `  ${name}`).join('\n')}`);
  process.exitCode = 1;
}
