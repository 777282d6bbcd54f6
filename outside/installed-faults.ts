import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of all that an install has put on the disk. */
export const installedBytes = (room: string): number =>
  globSync('node_modules/**/*', { cwd: room, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

/** Where each copy of a package lies. */
export const copiesOf = (room: string, name: string): string[] =>
  globSync([`node_modules/${name}/package.json`, `node_modules/**/node_modules/${name}/package.json`], {
    cwd: room,
  });
