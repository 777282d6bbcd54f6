import { type AnyMachineSnapshot, type AnyStateMachine, transition } from 'xstate';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import type { AnyHost } from '../host/host.ts';
import { effectsOf } from '../host/transit.ts';

/**
 * What a host and XState's pure `transition()` make of one event, where they differ: the next
 * snapshot, byte by byte, and its effects. Undefined where they agree.
 */
export function xstateDisagreement(
  host: AnyHost,
  snapshot: AsistenciaSnapshot,
  event: AsistenciaEvent,
): string | undefined {
  const decision = host.decide(snapshot, event);
  // A machine that checks nothing would take a malformed event, which never reaches it.
  if (!decision.accepted && decision.refusals.some(({ code }) => code === 'invalid-event')) return undefined;
  const [next, actions] = transition(host.machine, snapshot, event);
  // Every transition of the procedure remembers its time, so XState makes a new snapshot for each.
  const taken = next === snapshot ? undefined : written(next, effectsOf(actions));
  const decided = decision.accepted ? written(decision.snapshot, decision.effects) : undefined;
  if (taken === decided) return undefined;
  return `${JSON.stringify(event)}: the host has ${decided ?? 'a refusal'}, XState ${taken ?? 'nothing'}`;
}

/** What of a snapshot and its effects a caller can tell apart, as text. */
function written(snapshot: AnyMachineSnapshot, effects: readonly unknown[]): string {
  const { status, value, context, tags, output, error, children, historyValue, _nodes } = snapshot;
  const nodes = _nodes.map((node: AnyStateMachine['root']) => node.id).sort();
  const plain = { status, value, context, tags: [...tags], output, error, children, historyValue };
  return JSON.stringify([plain, nodes, effects]);
}
