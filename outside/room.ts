import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A fresh directory outside the workspace: an empty project with these files. */
export function openRoom(files: Readonly<Record<string, string>> = {}): string {
  const room = mkdtempSync(join(tmpdir(), 'conexion-outside-'));
  write(room, { 'package.json': '{ "private": true, "type": "module" }', ...files });
  return room;
}

export function write(room: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(room, path)), { recursive: true });
    writeFileSync(join(room, path), content);
  }
}
