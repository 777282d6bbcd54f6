import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { launchBrowser } from './launch-browser.ts';
const server = await launchBrowser(); const browser = await chromium.connect(server.wsEndpoint());
const require = createRequire(import.meta.url);
for (const f of ['p','order']) {
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.setContent('<div id="c" style="width:2700px;height:1750px"></div>');
await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-navigated-viewer.production.min.js') });
await page.addStyleTag({path: require.resolve('bpmn-js/dist/assets/diagram-js.css')});
const xml = readFileSync(`/tmp/exports-try/${f}.bpmn`, 'utf8');
const r = await page.evaluate(async (xml) => { const v = new (globalThis as any).BpmnJS({ container: '#c' }); try { const { warnings } = await v.importXML(xml); v.get('canvas').zoom('fit-viewport'); return { w: warnings.map((w: any) => w.message), n: v.get('elementRegistry').getAll().length }; } catch (e) { return String(e) } }, xml);
console.log(f, JSON.stringify(r).slice(0, 600));
await page.screenshot({ path: `/tmp/exports-try/bpmnjs-${f}.png`, fullPage: true });
}
await browser.close(); await server.close();
