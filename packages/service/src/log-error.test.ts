import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { logError } from './log-error.ts';

it('an error is logged with its cause and code, and without the row that a database adds to it', () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const row = { detail: 'Failing row contains (CC-1, Juan Pérez, 300 000)', parameters: ['Juan Pérez'] };
  const refused = Object.assign(new Error('null value in column "state"'), row, { code: '23502' });
  const log = pino({ serializers: { err: logError } }, sink);
  log.error({ err: new Error('a bug', { cause: refused }) }, 'a bug');
  log.error({ err: 'Juan Pérez' }, 'thrown by mistake');
  try {
    JSON.parse('{"name":Juan Pérez}');
  } catch (err) {
    log.error({ err }, 'a stored text is not JSON');
  }
  expect(lines.join()).not.toMatch(/Juan|CC-1|300 000/);
  expect(JSON.parse(lines[0] ?? '').err).toMatchObject({
    message: 'a bug',
    cause: { message: 'null value in column "state"', code: '23502' },
  });
});
