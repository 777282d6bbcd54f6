import { contextSchema, createHost, personalFields } from '@conexion/machines';
import { expect, it } from 'vitest';
import { caseDataSchema } from '../../cases/case-data.ts';
import { linePayloads } from '../../cases/line-payloads.ts';
import { lineWithoutWords } from './personal-data.ts';

const host = createHost();
const stored = { expediente: caseDataSchema, snapshot: contextSchema, ...linePayloads(host) };

it('an erasure removes the reviewed texts', async () => {
  const lines = Object.entries(stored).flatMap(([of, schema]) =>
    personalFields(schema).map((path) => `${of}: ${path}\n`),
  );
  await expect(lines.join('')).toMatchFileSnapshot('personal-fields.golden.txt');
});

it('an erasure removes fields that no schema knows too: an older line may hold them', () => {
  const payload = { reason: 'Llora', outcome: 'uncovered', remarks: [{ said: 'Vive sola', times: 2 }] };
  expect(lineWithoutWords(host, 'coverage.resolved', { callId: 'LL-1', payload })).toEqual({
    callId: '—',
    payload: { reason: '—', outcome: 'uncovered', remarks: [{ said: '—', times: 2 }] },
  });
  expect(lineWithoutWords(host, 'coverage.guessed', { payload: { outcome: 'uncovered' } })).toEqual({
    payload: { outcome: '—' },
  });
});
