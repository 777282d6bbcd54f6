// What can be wrong with a package before an install: each check reads an unpacked tarball and
// names the faults.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestOf } from './manifest.ts';
import { anchorsOf, blocksOf, linksOf } from './readme.ts';

type Check = (directory: string) => string[];

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

/** What a registry shows of the package, and the files that it must bring. */
export const metadataFaults: Check = (directory) => {
  const manifest = manifestOf(directory);
  const { description, keywords = [], author, license, engines, exports } = manifest;
  const fields = { description, keywords: keywords[0], author, license, 'engines.node': engines?.node };
  return [
    ...Object.entries(fields).flatMap(([field, value]) => (value ? [] : [`${field} is missing`])),
    ...(exports?.['./package.json'] === './package.json' ? [] : ['./package.json is not exported']),
    ...['README.md', 'CHANGELOG.md', 'LICENSE']
      .filter((file) => !existsSync(join(directory, file)))
      .map((file) => `${file} is missing`),
  ];
};

const copiedPerApp = ['react', 'react-dom'];
const lifecycle = ['preinstall', 'install', 'postinstall', 'prepare'];

/**
 * Ranges that only the workspace understands, and dependencies that must be peers, because an app
 * needs one copy.
 */
export const dependencyFaults: Check = (directory) => {
  const manifest = manifestOf(directory);
  const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const;
  return [
    ...kinds.flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([, range]) => /^(workspace|catalog|link|file|portal):/.test(range))
        .map(([name, range]) => `${kind}: ${name} is '${range}'`),
    ),
    ...copiedPerApp
      .filter((name) => manifest.dependencies?.[name] ?? manifest.optionalDependencies?.[name])
      .map((name) => `${name} is a dependency: an app would have two copies`),
  ];
};

/** Entry points whose code or types are not in the package, and commands that cannot be started. */
export const exportFaults: Check = (directory) => {
  const { exports = {}, bin = {} } = manifestOf(directory);
  const isThere = (path: string) => globSync(path, { cwd: directory }).length > 0;
  const ofExports = Object.entries(exports).flatMap(([entry, target]) => {
    const targets = typeof target === 'string' ? { default: target } : target;
    const isData = Object.values(targets).every((path) => path.endsWith('.json'));
    return [
      ...Object.values(targets).flatMap((path) => (isThere(path) ? [] : [`${entry}: ${path} is missing`])),
      ...(isData || targets.types ? [] : [`${entry} has no types`]),
    ];
  });
  const ofBins = Object.entries(bin).flatMap(([name, path]) =>
    isThere(path) && read(directory, path).startsWith('#!/usr/bin/env node\n')
      ? []
      : [`${name}: no Node script`],
  );
  return [...ofExports, ...ofBins];
};

/** Scripts that an install of the packages below a directory would run, declared or implied. */
export const installScriptFaults: Check = (directory) =>
  globSync(['package.json', '**/node_modules/{*,@*/*}/package.json'], { cwd: directory }).flatMap((path) => {
    const { name, scripts = {}, gypfile = true } = JSON.parse(read(directory, path));
    const isInstalled = path !== 'package.json';
    const own = lifecycle.filter((script) => script in scripts && !(isInstalled && script === 'prepare'));
    // npm compiles what has a binding.gyp, unless the package says not to.
    const isBuilt = isInstalled && gypfile && existsSync(join(directory, dirname(path), 'binding.gyp'));
    return [...own, ...(isBuilt ? ['binding.gyp'] : [])].map((script) => `${name}: ${script}`);
  });

/** Comments that send a debugger to a source that the package does not have. */
export const sourceMapFaults: Check = (directory) =>
  globSync('**/*.{js,mjs,css,d.ts}', { cwd: directory }).flatMap((file) => {
    const [, url] = /\n\/[/*]# sourceMappingURL=([^\s*]+)\s*(?:\*\/)?\s*$/.exec(read(directory, file)) ?? [];
    if (!url || url.startsWith('data:')) return [];
    const map = join(directory, dirname(file), url);
    if (!existsSync(map)) return [`${file}: ${url} is missing`];
    const { sources, sourcesContent } = JSON.parse(read(map));
    return sources
      .filter(
        (source: string, place: number) =>
          !sourcesContent?.[place] && !existsSync(join(dirname(map), source)),
      )
      .map((source: string) => `${file}: ${source} is missing`);
  });

const registry = 'https://www.npmjs.com/package/';
const ours = ['machines', 'visualizer', 'workbench', 'service'].map((name) => `@conexion/${name}`);

/** Links of the pages of a package that lead neither to a file in it nor to a package by name. */
export const linkFaults: Check = (directory) => {
  const { dependencies, peerDependencies } = manifestOf(directory);
  const known = [...ours, ...Object.keys({ ...dependencies, ...peerDependencies })];
  return globSync(['README.md', 'docs/**/*.md'], { cwd: directory }).flatMap((page) =>
    linksOf(read(directory, page))
      .filter((link) => {
        if (link.startsWith(registry)) return !known.includes(link.slice(registry.length));
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? join(directory, page) : join(directory, dirname(page), path);
        if (!file.startsWith(directory) || !existsSync(file)) return true;
        return anchor !== undefined && !(statSync(file).isFile() && anchorsOf(read(file)).includes(anchor));
      })
      .map((link) => `${page}: ${link} leads nowhere`),
  );
};

/** Programs of the README that need a file that is not shipped. */
export const programFaults: Check = (directory) =>
  blocksOf(read(directory, 'README.md')).flatMap(({ code }) =>
    [...code.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*['"](\.[^'"]+)['"]/g)].map(
      ([, path]) => `README.md: a program imports ${path}`,
    ),
  );

export const packedChecks: Readonly<Record<string, Check>> = {
  'says what it is, for whom, and under which license': metadataFaults,
  'depends on what a registry has, and brings no React': dependencyFaults,
  'has code and types behind every entry point and command': exportFaults,
  'runs no script at install': installScriptFaults,
  'has source maps that resolve, or none': sourceMapFaults,
  'links to its own files or to packages by name': linkFaults,
  'shows no program that imports a file': programFaults,
};
