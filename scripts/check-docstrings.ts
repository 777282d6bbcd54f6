// `npm run packages`: names every export of an entry point that has no docstring, and every
// function of the machines whose docstring has no example. A hover in an editor shows them, so they
// belong to the interface.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-api';

const root = join(import.meta.dirname, '..');
const packages = ['machines', 'visualizer', 'workbench', 'service'] as const;

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

const mainEntry = join(root, 'packages/machines/src/index.ts');
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

const isFunction = (symbol: ts.Symbol): boolean =>
  symbol.valueDeclaration !== undefined && checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;

/** What the docstring of an export lacks; undefined where it is complete. */
function lackOf(symbol: ts.Symbol, entry: string): string | undefined {
  if (symbol.getDocumentationComment(checker).length === 0) return 'a docstring';
  const isShown = symbol.getJsDocTags().some(({ name }) => name === 'example');
  return entry === mainEntry && isFunction(symbol) && !isShown ? 'an @example' : undefined;
}

/** The exports of an entry point whose docstring is incomplete. */
function undocumentedIn(entry: string): string[] {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} is not a module`);
  return checker.getExportsOfModule(module).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const lack = lackOf(target, entry);
    return lack ? [`${entry.slice(root.length + 1)}: ${symbol.name} lacks ${lack}`] : [];
  });
}

const missing = entries.flatMap(undocumentedIn);
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exitCode = 1;
}
