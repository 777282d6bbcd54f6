// `prepublishOnly` of each package. Plain JavaScript, because it runs under the publisher's Node.
import { readFileSync } from 'node:fs';

const { repository } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const reasons = [];
if (!repository) {
  reasons.push(
    'The field `repository` of the root package.json is empty. Set it to the address of the repository, ' +
      'such as "https://github.com/owner/name": repository, homepage and bugs of every package follow from it.',
  );
}
if (!process.env.npm_config_user_agent?.startsWith('pnpm/')) {
  reasons.push('Publish with pnpm: npm would leave `workspace:` ranges and the empty fields in the tarball.');
}
for (const reason of reasons) console.error(`Not published: ${reason}`);
process.exitCode = reasons.length === 0 ? 0 : 1;
