import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../e2e/launch-browser.ts';
import { builtPage } from './bundle.ts';
import { blocksOf } from './readme.ts';
import { openRoom, write } from './room.ts';
import { install, run, workspace } from './run.ts';
import { serve } from './serve.ts';
import { nodeMajors, nodeOf } from './tools.ts';

const { machines, visualizer } = inject('packed');
const blocks = blocksOf(readFileSync(join(workspace, 'docs/embedding.md'), 'utf8'));
const programs = blocks.filter(({ language }) => ['js', 'tsx', 'html'].includes(language));

/** The name that a program of the page has in its first line. */
const fileOf = (code: string): string => /^(?:\/\/|<!--) (\S+)/.exec(code)?.[1] ?? '';

it('each program has a name, and four blocks are run for what they print', () => {
  expect(programs.map(({ code }) => fileOf(code)).filter((file) => file === '')).toEqual([]);
  expect(blocks.filter(({ prints }) => prints !== undefined)).toHaveLength(4);
});

describe.each([nodeMajors[0], nodeMajors.at(-1) ?? 0])('in Node %i', (major) => {
  const room = openRoom();
  beforeAll(() => install(room, [machines.tarball, 'zod@4']));
  afterAll(() => rmSync(room, { recursive: true, force: true }));

  it('a case is opened, stored, resumed, customised and replayed, as the page prints', async () => {
    for (const { language, code, prints } of blocks) {
      if (programs.some((program) => program.code === code)) write(room, { [fileOf(code)]: code });
      if (prints === undefined) continue;
      const asked = language === 'sh' ? ['sh', '-e', '-c', code] : ['node', fileOf(code)];
      const [command = '', ...args] = asked;
      expect(await run(command, args, { cwd: room, node: nodeOf(major) })).toEqual({
        code: 0,
        err: '',
        out: prints,
      });
    }
  });
});

describe.each(['18.2', '19'])('in React %s', (react) => {
  const room = openRoom();
  let browser: Browser;
  beforeAll(async () => {
    for (const { code } of programs) write(room, { [fileOf(code)]: code });
    write(room, { 'tsconfig.json': '{ "compilerOptions": { "jsx": "react-jsx" } }' });
    [browser] = await Promise.all([
      launchBrowser(),
      install(room, [`react@${react}`, `react-dom@${react}`]).then(() =>
        install(room, [machines.tarball, visualizer.tarball, '@xstate/react@6', 'zod@4']),
      ),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(room, { recursive: true, force: true });
  });

  it('the page works a customised case, draws it, and resumes it when it is opened again', async () => {
    const page = await serve(await builtPage(room));
    const client = await browser.newContext();
    try {
      const tab = await client.newPage();
      const errors: string[] = [];
      tab.on('pageerror', ({ message }) => errors.push(message));
      await tab.goto(page.url);
      const button = (name: string) => tab.getByRole('button', { name });
      await button('Coverage resolved').click();
      await button('Denial explained').click();
      await tab.getByRole('heading', { name: 'Quote' }).waitFor();
      await tab.reload();
      await tab.getByRole('heading', { name: 'Quote' }).waitFor();
      expect(await button('Coverage resolved').isDisabled()).toBe(true);
      await button('Callback requested').click();
      expect(await tab.locator('svg').innerHTML()).toContain('Callback requested');
      expect(errors).toEqual([]);
    } finally {
      await client.close();
      page.close();
    }
  });
});
