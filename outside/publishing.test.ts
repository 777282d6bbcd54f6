import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repositoryFields } from '../scripts/repository-fields.mjs';
import { manifestOf } from './manifest.ts';
import { openRoom, write } from './room.ts';
import { run, workspace } from './run.ts';

const room = openRoom();
afterAll(() => rmSync(room, { recursive: true, force: true }));

const repository = 'https://github.com/owner/name';
const check = 'scripts/check-publishable.mjs';

/** The output of `prepublishOnly` in a workspace with this address, for the publishing tool. */
async function refusal(address: string, tool: string): Promise<string> {
  cpSync(join(workspace, check), join(room, check));
  write(room, { 'package.json': JSON.stringify({ repository: address }) });
  const { code, err } = await run('node', [check], {
    cwd: room,
    env: { npm_config_user_agent: `${tool}/12.0.0` },
  });
  expect(code).toBe(err === '' ? 0 : 1);
  return err;
}

describe('a package is published', () => {
  it.each(['machines', 'visualizer', 'workbench', 'service'])(
    '%s: after it was asked whether it may be',
    (name) => {
      const { scripts } = manifestOf(join(workspace, 'packages', name));
      expect(scripts?.prepublishOnly).toBe(`node ../../${check}`);
    },
  );

  it('not while the repository has no address', async () => {
    expect(await refusal('', 'pnpm')).toMatch(
      /^Not published: .*`repository` of the root package\.json is empty/,
    );
  });

  it('not by npm, which leaves workspace ranges', async () => {
    expect(await refusal(repository, 'npm')).toMatch(/^Not published: Publish with pnpm/);
  });

  it('by pnpm, once the repository has an address', async () => {
    expect(await refusal(repository, 'pnpm')).toBe('');
  });
});

it('repository, homepage and bugs of a package follow from one address', () => {
  expect(repositoryFields(repository, '@conexion/machines')).toEqual({
    repository: { type: 'git', url: 'git+https://github.com/owner/name.git', directory: 'packages/machines' },
    homepage: 'https://github.com/owner/name/tree/HEAD/packages/machines#readme',
    bugs: { url: 'https://github.com/owner/name/issues' },
  });
  expect(repositoryFields('', '@conexion/machines')).toEqual({});
});
