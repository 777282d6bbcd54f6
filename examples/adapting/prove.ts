import assert from 'node:assert/strict';
import type { AnyHost, ClauseId, Policy, Refusal, Text } from '@conexion/machines';
import { legalWalk, storedDisagreement, trace } from '@conexion/machines/testing';
import { graphOf, layoutOf, svgOf } from '@conexion/visualizer';
import fc from 'fast-check';

interface Claims {
  /** Words that the picture has, in each of its languages. */
  drawn: Text<string>;
  /** What `explain` answered, the clause that it cites, and words that it says. */
  refusals: readonly Refusal<string>[];
  clause: ClauseId;
  said: Text<string>;
  /** Whether an accepted step made use of what is new. */
  isReached(step: { event: string; to: string; transition: string }): boolean;
  policy?: Policy;
}

/** Asserts of a host that what is new in it is explained, drawn, reached and restored. */
export function prove(host: AnyHost, claims: Claims): void {
  const refusal = claims.refusals.find((one) => 'clause' in one && one.clause === claims.clause);
  const graph = graphOf(host.definition());
  for (const lang of host.languages) {
    const [said, drawn] = [claims.said[lang], claims.drawn[lang]];
    assert.ok(said && refusal?.message[lang]?.includes(said), `explain, in ${lang}`);
    assert.ok(drawn && svgOf(layoutOf(graph, lang)).includes(drawn), `drawn in ${lang}`);
  }
  const policy = claims.policy && { policy: claims.policy };
  const walks = fc.sample(legalWalk({ host, ...policy }), { numRuns: 200, seed: 13 });
  let reached = 0;
  for (const walk of walks) {
    assert.equal(storedDisagreement(walk, host), undefined);
    for (const { decision } of trace(walk, host))
      if (decision.accepted && claims.isReached(decision.step)) reached++;
  }
  assert.ok(reached > 0, 'no walk reaches it');
  console.log(`200 walks are the same when stored; ${reached} steps reach what is new`);
}

/** A snapshot of an asistencia that stands in a state, whatever led there. */
export function standingIn(host: AnyHost, state: string, opening: Parameters<AnyHost['open']>[0]) {
  const stored = host.pack(host.open(opening).snapshot, 0);
  return host.unpack({ ...stored, snapshot: { ...stored.snapshot, state } }).snapshot;
}
