import { decide, describe, openAsistencia } from '@conexion/machines';
import { lucia, request } from './sample-request.ts';

const { snapshot } = openAsistencia(request);
const at = '2026-07-30T09:03:00-05:00';
const decision = decide(snapshot, { type: 'coverage.resolved', outcome: 'covered', at, by: lucia });
if (decision.accepted) {
  console.log(describe(decision.snapshot).state);
  for (const { type, params } of decision.effects) console.log(type, JSON.stringify(params));
}
