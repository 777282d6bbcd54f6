import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageRoutes } from './page.ts';

const directory = mkdtempSync(join(tmpdir(), 'page-'));
const server = createServer(express().use(pageRoutes(directory)));

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

test.each([
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['pdf', 'application/pdf'],
  ['mmd', 'text/plain; charset=utf-8'],
  ['scxml', 'application/scxml+xml'],
  ['bpmn', 'application/xml'],
  ['json', 'application/json; charset=utf-8'],
])('the flow as %s has its media type', async (extension, type) => {
  writeFileSync(join(directory, `flow.es.${extension}`), '<flow/>');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/flow.es.${extension}`);
  expect(response.headers.get('content-type')).toBe(type);
});
