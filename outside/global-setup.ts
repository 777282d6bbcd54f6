import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openRoom } from './room.ts';
import { install, outputOf, workspace } from './run.ts';
import { toolSpecs } from './tools.ts';

const names = ['machines', 'visualizer', 'workbench', 'service'] as const;
export type PackageName = (typeof names)[number];

/** A package as it would be published, and the same unpacked. */
export interface Packed {
  tarball: string;
  directory: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    packed: Record<PackageName, Packed>;
    /** Where plain npm installed each Node and each TypeScript. */
    tools: string;
  }
}

async function pack(name: PackageName, room: string): Promise<Packed> {
  const { scripts } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  const pnpm = /pnpm@\S+/.exec(scripts.setup)?.[0] ?? 'pnpm';
  const directory = join(room, name);
  mkdirSync(directory);
  const cwd = join(workspace, 'packages', name);
  await outputOf('npx', ['-y', pnpm, 'pack', '--out', join(directory, 'package.tgz')], { cwd });
  await outputOf('tar', ['-xzf', 'package.tgz'], { cwd: directory });
  return { tarball: join(directory, 'package.tgz'), directory: join(directory, 'package') };
}

/** Packs the packages and installs the tools, once for all test files. */
export default async function setup(project: TestProject): Promise<() => void> {
  const [packs, tools] = [openRoom(), openRoom()];
  const packing = names.map(async (name) => [name, await pack(name, packs)] as const);
  const [packed] = await Promise.all([Promise.all(packing), install(tools, toolSpecs)]);
  project.provide('packed', Object.fromEntries(packed) as Record<PackageName, Packed>);
  project.provide('tools', tools);
  return () => {
    for (const room of [packs, tools]) rmSync(room, { recursive: true, force: true });
  };
}
