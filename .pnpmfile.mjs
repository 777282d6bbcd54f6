// What a published package.json says beyond the committed one: where its sources are, from one
// field of the root's.
import { readFileSync } from 'node:fs';
import { repositoryFields } from './scripts/repository-fields.mjs';

const { repository } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export const hooks = {
  beforePacking: (manifest) => ({ ...manifest, ...repositoryFields(repository, manifest.name) }),
};
