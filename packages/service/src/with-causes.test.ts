import { expect, it } from 'vitest';
import { withCauses } from './with-causes.ts';

it('an error’s line names its causes, each once', () => {
  const refused = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  expect(withCauses(new Error('No schema', { cause: refused }))).toBe('No schema: ECONNREFUSED');
  const quoting = new Error('POLICY_FILE: no such file', { cause: new Error('no such file') });
  expect(withCauses(quoting)).toBe('POLICY_FILE: no such file');
  expect(withCauses('thrown by mistake')).toBe('thrown by mistake');
});
