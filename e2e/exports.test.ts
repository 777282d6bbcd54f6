import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definition } from '@conexion/machines';
import { startService } from '@conexion/service';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareWithGolden } from './golden.ts';
import { sharedBrowser } from './launch-browser.ts';
import { written } from './written.ts';

const require = createRequire(import.meta.url);
const bin = fileURLToPath(new URL('../bin/conexion-diagram.js', import.meta.resolve('@conexion/visualizer')));
const order = join(import.meta.dirname, '../packages/visualizer/test/machines/order.ts');
const subjects: [string, string[]][] = [
  ['the procedure', []],
  ['the machine of a TypeScript file', [order]],
];

const textOf = async (...args: string[]) => (await written(...args)).toString();

/** How the command ends as a separate process: this one has to answer its requests. */
const ended = (...args: string[]) =>
  new Promise<{ code: unknown; out: string }>((resolve) => {
    execFile(process.execPath, [bin, ...args], (error, out) => resolve({ code: error?.code ?? 0, out }));
  });

let page: Page;
beforeAll(async () => {
  const browser = await sharedBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});
afterAll(() => page.close());

describe.each(subjects)('%s', (_, args) => {
  test('opens in bpmn-js without a warning, with everything that is in it', async () => {
    const xml = await textOf(...args, '--format', 'bpmn');
    await page.setContent('<div id="canvas" style="width:1400px;height:850px"></div>');
    await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
    const { warnings, shown } = await page.evaluate(async (text) => {
      const { BpmnJS } = globalThis as unknown as {
        BpmnJS: new (
          options: object,
        ) => {
          importXML(xml: string): Promise<{ warnings: { message: string }[] }>;
          get(name: 'elementRegistry'): { getAll(): { id: string; labelTarget?: object }[] };
        };
      };
      const viewer = new BpmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(text);
      const elements = viewer.get('elementRegistry').getAll();
      return {
        warnings: warnings.map(({ message }) => message),
        shown: elements.filter(({ labelTarget }) => !labelTarget).map(({ id }) => id),
      };
    }, xml);
    expect(warnings).toEqual([]);
    const drawn = [...xml.matchAll(/bpmnElement="([^"]*)"/g)].map(([, id]) => id);
    expect(shown.toSorted()).toEqual(drawn.toSorted());
  });

  test('is drawn by Mermaid, every state of it', async () => {
    const text = await textOf(...args, '--format', 'mermaid');
    await page.setContent('<div id="canvas"></div>');
    // The content is new and the window the same: what it has loaded, it keeps.
    if (!(await page.evaluate(() => 'mermaid' in globalThis)))
      await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
    const svg = await page.evaluate(async (source) => {
      const { mermaid } = globalThis as unknown as {
        mermaid: {
          initialize(options: object): void;
          render(id: string, text: string): Promise<{ svg: string }>;
        };
      };
      mermaid.initialize({ startOnLoad: false, maxTextSize: 200_000 });
      const { svg } = await mermaid.render('drawn', source);
      const canvas = document.getElementById('canvas');
      if (canvas) canvas.innerHTML = svg;
      return canvas?.textContent ?? '';
    }, text);
    const names = [...text.matchAll(/state "([^"#]*)" as/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(svg.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''));
  });

  test('is a picture of its size in a browser', async () => {
    const svg = await textOf(...args);
    const size = /width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1).map(Number);
    await page.setContent('');
    const shown = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, svg);
    expect(shown).toEqual(size);
  });
});

test('a change is held against the running cases of a service', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'conexion-exports-'));
  const service = await startService({ dataDir: join(directory, 'data'), demo: true, seed: true });
  try {
    const answer = await fetch(`${service.url}/api/demo/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'ana', role: 'analista' }),
    });
    const { token } = (await answer.json()) as { token: string };
    const old = definition();
    const without = old.states.filter(({ path }) => path === 'monitoreo' || !path.startsWith('monitoreo'));
    const paths = new Set<string | null>([null, ...without.map(({ path }) => path)]);
    const [before, after] = [
      old,
      {
        ...old,
        states: without,
        transitions: old.transitions.filter(({ source, target }) => paths.has(source) && paths.has(target)),
      },
    ].map((version, index) => {
      const file = join(directory, `${index}.json`);
      writeFileSync(file, JSON.stringify(version));
      return file;
    }) as [string, string];
    const diff = (...files: string[]) =>
      ended('diff', ...files, '--format', 'json', '--service', service.url, '--token', token);

    const same = await diff(before, before);
    expect(same.code).toBe(0);
    const { read } = JSON.parse(same.out).cases;
    expect(read).toBeGreaterThan(5);
    const changed = await diff(before, after);
    expect(changed.code).toBe(3);
    const { stranded } = JSON.parse(changed.out).cases as { stranded: { state: string; reason: string }[] };
    const { out: picture } = await ended('diff', before, after, '--format', 'svg');
    await page.setContent(
      `<style>body { margin: 0 } svg { width: 100vw; height: auto }</style>${picture.replace(/^<\?xml.*\?>/, '')}`,
    );
    await compareWithGolden(page, 'diff-es-light', {});
    expect(stranded.some(({ reason }) => reason === 'state-gone')).toBe(true);
    for (const { state, reason } of stranded)
      if (reason === 'state-gone') expect(state).toMatch(/^monitoreo\./);
  } finally {
    await service.close();
    rmSync(directory, { recursive: true });
  }
});
