import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide, describe, openAsistencia, pack, SnapshotError, unpack } from '@conexion/machines';
import { lucia, request } from './sample-request.ts';

const file = join(mkdtempSync(join(tmpdir(), 'asistencia-')), 'asistencia.json');
writeFileSync(file, JSON.stringify(pack(openAsistencia(request).snapshot, 0)));

// Later, elsewhere: what was stored goes on.
const { snapshot, seq } = unpack(JSON.parse(readFileSync(file, 'utf8')));
const at = '2026-07-30T09:03:00-05:00';
const decision = decide(snapshot, { type: 'coverage.resolved', outcome: 'covered', at, by: lucia });
if (decision.accepted) writeFileSync(file, JSON.stringify(pack(decision.snapshot, seq + 1)));

const stored = JSON.parse(readFileSync(file, 'utf8'));
console.log(stored.seq, describe(unpack(stored).snapshot).state);

// What this version does not know is refused, and never half restored.
try {
  unpack({ ...stored, version: stored.version + 1 });
} catch (error) {
  if (error instanceof SnapshotError) console.log(error.code);
}
