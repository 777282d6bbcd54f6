import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { CasePage } from '../e2e/case-page.ts';
import { launchBrowser } from '../e2e/launch-browser.ts';
import budgets from './budgets.json' with { type: 'json' };
import { copiesOf, installedBytes } from './installed-faults.ts';
import { programsOf } from './readme.ts';
import { openRoom } from './room.ts';
import { install, run } from './run.ts';
import { nodeOf } from './tools.ts';
import { whileItRuns } from './while-it-runs.ts';

const { machines, service, workbench } = inject('packed');
const programs = programsOf(readFileSync(join(workbench.directory, 'README.md'), 'utf8'), 'sh');
const node = nodeOf(22);

let room: string;
let browser: Browser;
let bytes: number;
beforeAll(async () => {
  room = openRoom();
  await install(room, [machines.tarball, service.tarball]);
  bytes = installedBytes(room);
  [browser] = await Promise.all([launchBrowser(), install(room, [workbench.tarball])]);
});
afterAll(async () => {
  await browser?.close();
  rmSync(room, { recursive: true, force: true });
});

it('the workbench brings its own files alone, within what they may weigh', () => {
  expect(globSync('node_modules/@conexion/*', { cwd: room }).sort()).toEqual(
    ['machines', 'service', 'workbench'].map((name) => `node_modules/@conexion/${name}`),
  );
  expect(copiesOf(room, 'react')).toEqual([]);
  const added = installedBytes(room) - bytes;
  console.log(`installed: workbench ${added}`);
  expect(added).toBeLessThanOrEqual(budgets.installed.workbench);
});

it('the workbench says where the page is', async () => {
  const program = "const { pageDir } = await import('@conexion/workbench'); console.log(pageDir);";
  expect(await run('node', ['--input-type=module', '-e', program], { cwd: room, node })).toEqual({
    code: 0,
    err: '',
    out: expect.stringMatching(/node_modules\/@conexion\/workbench\/dist\/page\/\n$/),
  });
});

it('of the page, only the chunk that draws inspected machines has the layout engine', () => {
  const page = join(workbench.directory, 'dist/page');
  const carriers = globSync('**/*.js', { cwd: page }).filter((file) =>
    readFileSync(join(page, file), 'utf8').includes('org.eclipse.elk.'),
  );
  expect(carriers).toEqual([expect.stringMatching(/^assets\/elk-worker\.min-/)]);
});

it.each(programs)(
  'the service beside the workbench finds it, and a browser works a case on it: $code',
  async ({ code }) => {
    await whileItRuns(room, 'sh', ['-c', code], node, async (url) => {
      const client = await browser.newContext({ locale: 'es' });
      try {
        const at = new CasePage(await client.newPage(), url);
        await at.page.goto(`${url}/#place=cases`);
        await at.openExampleCase();
        await at.current.waitFor();
        expect(at.troubles).toEqual([]);
      } finally {
        await client.close();
      }
    });
  },
);

it('the README of the workbench shows how it is started', () => {
  expect(programs).toHaveLength(1);
});
