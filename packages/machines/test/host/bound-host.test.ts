import { describe, expect, it } from 'vitest';
import { assign } from 'xstate';
import {
  type AsistenciaEvent,
  type AsistenciaMachine,
  type AsistenciaSnapshot,
  asistenciaMachine,
  createHost,
  decide,
  HostError,
  openAsistencia,
  pack,
  parsePolicy,
  SnapshotError,
  unpack,
} from '../../src/index.ts';
import { inputOf, person } from '../case-driver.ts';
import { caseIn } from '../reach.ts';

const at = '2026-03-10T09:01:00-05:00';
const stored = (value: unknown) => JSON.parse(JSON.stringify(value));
const covered = (role: 'coordinador' | 'analista'): AsistenciaEvent =>
  ({ type: 'coverage.resolved', outcome: 'covered', at, by: person(role) }) as AsistenciaEvent;
const guarded = (guards: Record<string, (...args: never[]) => boolean>): AsistenciaMachine =>
  asistenciaMachine.provide({ guards: guards as object });

/** Every role may send every event. */
const open = createHost({ machine: guarded({ hasRole: () => true }) });
const closed = createHost({ machine: guarded({ hasRole: () => false }) });

describe('a host restores on its own machine', () => {
  const { snapshot } = open.open(inputOf());

  it('and moves what it accepts', () => {
    const restored = open.unpack(stored(open.pack(snapshot, 0))).snapshot;
    expect(restored.machine).toBe(open.machine);
    const decision = open.decide(restored, covered('analista'));
    expect(decision).toMatchObject({
      accepted: true,
      step: { to: 'asignacionProveedor.asignacionProveedor' },
      snapshot: { value: { asignacionProveedor: 'asignacionProveedor' } },
    });
  });

  it.each([
    ['the standard host', unpack(stored(pack(openAsistencia(inputOf()).snapshot, 0))).snapshot],
    ['another host', closed.open(inputOf()).snapshot],
    ['a live actor, persisted by XState', stored(snapshot)],
    ['a live actor that was stopped', { ...snapshot, status: 'stopped' }],
  ] as [string, AsistenciaSnapshot][])('and rebinds a snapshot of %s, whole', (_, foreign) => {
    const decision = open.decide(foreign, covered('analista'));
    expect(decision).toMatchObject({ accepted: true, snapshot: { status: 'active' } });
    expect(decision.accepted && decision.snapshot.machine).toBe(open.machine);
    expect(open.describe(foreign)).toEqual(open.describe(snapshot));
    expect(stored(open.pack(foreign, 3))).toEqual(stored(open.pack(snapshot, 3)));
    expect(open.allowed(foreign, { at, by: person('analista') })).toEqual(
      open.allowed(snapshot, { at, by: person('analista') }),
    );
    expect(closed.decide(foreign, covered('coordinador'))).toMatchObject({
      accepted: false,
      refusals: [{ code: 'role-not-allowed' }],
    });
  });

  it('so that the standard host refuses what only the other accepts', () => {
    expect(decide(snapshot, covered('analista'))).toMatchObject({
      accepted: false,
      refusals: [{ code: 'role-not-allowed' }],
    });
  });
});

describe('a snapshot that a host cannot rebind is refused with a code, by every function', () => {
  const { snapshot } = openAsistencia(inputOf());
  const { satisfied: _, ...context } = snapshot.context;
  const foreign = (change: object) => ({ ...snapshot, machine: open.machine, ...change });
  const who = { at, by: person('coordinador') };
  const host = createHost();

  it.each<[string, unknown, string]>([
    ['a state that there is not', foreign({ value: 'apertura' }), 'snapshot-state-unknown'],
    ['a stage without its sub-stage', foreign({ value: 'monitoreo' }), 'snapshot-state-unknown'],
    [
      'two states at once',
      foreign({ value: { monitoreo: 'arribo', cierre: 'cargaDeCosto' } }),
      'snapshot-state-unknown',
    ],
    ['no state', foreign({ value: undefined }), 'snapshot-state-unknown'],
    ['a field missing', foreign({ context }), 'snapshot-malformed'],
    ['no context', foreign({ context: undefined }), 'snapshot-malformed'],
    ['an actor that failed', foreign({ status: 'error', error: new Error('x') }), 'snapshot-malformed'],
    ['nothing', undefined, 'snapshot-malformed'],
    ['null', null, 'snapshot-malformed'],
    ['an envelope', pack(snapshot, 0), 'snapshot-malformed'],
    ['a text', 'aperturaDeAsistencia', 'snapshot-malformed'],
  ])('%s', (_name, value, code) => {
    const bad = value as AsistenciaSnapshot;
    for (const ask of [
      () => host.decide(bad, covered('coordinador')),
      () => host.explain(bad, covered('coordinador')),
      () => host.allowed(bad, who),
      () => host.sendersOf(bad, 'coverage.resolved'),
      () => host.describe(bad),
      () => host.pack(bad, 0),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ code }));
      expect(ask).toThrow(SnapshotError);
    }
  });
});

describe('a host decides by the guards of its machine', () => {
  it('who may send an event, in its definition too', () => {
    for (const { roles } of open.definition().transitions) expect(roles).toHaveLength(5);
    for (const { roles } of closed.definition().transitions) expect(roles).toEqual([]);
    expect(open.sendersOf(openAsistencia(inputOf()).snapshot, 'cost.approved')).toHaveLength(5);
  });

  it.each(['isWindowAhead', 'isFinishInOrder', 'isOutcome'])(
    'which events it allows, where %s never holds',
    (guard) => {
      const host = createHost({ machine: guarded({ [guard]: () => false }) });
      const [state, type] = {
        isWindowAhead: ['monitoreo.arribo', 'reschedule.accepted'] as const,
        isFinishInOrder: ['prestacionDelServicio.terminacionDelServicio', 'service.terminated'] as const,
        isOutcome: ['aperturaDeAsistencia', 'coverage.resolved'] as const,
      }[guard] as readonly [string, string];
      const { snapshot } = caseIn(state as never);
      const who = { at: '2030-01-01T00:00:00Z', by: person('supervisor') };
      const types = (of: typeof host) => of.allowed(snapshot, who).map((allowed) => allowed.type);
      expect(types(createHost())).toContain(type);
      expect(types(host)).not.toContain(type);
    },
  );

  it('which event it allows, where a guard reads a payload that is still to come', () => {
    const isSoon = ({ event }: { event: { window: { earliest: string } } }) => event.window.earliest < '2040';
    const host = createHost({ machine: guarded({ isWindowAhead: isSoon as never }) });
    const { snapshot } = caseIn('monitoreo.arribo');
    const allowed = host.allowed(snapshot, { at: '2030-01-01T00:00:00Z', by: person('coordinador') });
    expect(allowed.map(({ type }) => type)).toContain('reschedule.accepted');
  });

  it('also where a guard is replaced by the name of another', () => {
    const machine = asistenciaMachine.provide({ guards: { hasRole: 'isInOrder' as never } });
    const host = createHost({ machine });
    expect(host.decide(host.open(inputOf()).snapshot, covered('analista')).accepted).toBe(true);
  });
});

describe('a guard that answers twice differently', () => {
  const fickle = () => {
    let asked = 0;
    return { isOutcome: () => ++asked === 1 };
  };

  it('is asked once, and that decides', () => {
    const host = createHost({ machine: guarded(fickle()) });
    const decision = host.decide(host.open(inputOf()).snapshot, covered('coordinador'));
    expect(decision).toMatchObject({ accepted: true, step: { to: 'autorizacion.alternativas' } });
  });

  it('is a bug, and says so, where a replaced action leaves the transition to XState', () => {
    const machine = guarded(fickle()).provide({ actions: { recordCoverage: assign({}) as never } });
    const host = createHost({ machine });
    const { snapshot } = host.open(inputOf());
    expect(() => host.decide(snapshot, covered('coordinador'))).toThrow(
      /The host chose aperturaDeAsistencia coverage\.resolved 0 and the machine took nothing/,
    );
  });
});

describe('createHost rejects a machine with a misspelt guard or action', () => {
  it.each([
    ['guards', 'hasRol'],
    ['actions', 'recordStmap'],
    ['guards', 'constructor'],
  ] as const)('among its %s: %s', (kind, name) => {
    const machine = asistenciaMachine.provide({ [kind]: { [name]: () => true } });
    expect(() => createHost({ machine })).toThrow(HostError);
    expect(() => createHost({ machine })).toThrow(
      expect.objectContaining({ code: 'unknown-implementation' }),
    );
    expect(() => createHost({ machine })).toThrow(`The machine has no ${kind} ${name}`);
  });

  it.each([
    ['hasRole', true],
    ['hasRole', undefined],
    ['hasRole', async () => false],
  ])('or one whose %s is no function that answers at once: %s', (name, code) => {
    const guards: Record<string, unknown> = { [name]: code };
    const machine = asistenciaMachine.provide({ guards: guards as Record<string, () => boolean> });
    expect(() => createHost({ machine })).toThrow(`guards.${name}: expected a function that is not async`);
  });

  it.each([
    [{ catalogs: {} }, 'A host has no option catalogs'],
    [{ migrations: 'x' }, 'migrations: expected a list of functions'],
    [{ migrations: [5] }, 'migrations: expected a list of functions'],
  ])('or options that would change nothing or fail later: %j', (options, message) => {
    expect(() => createHost(options as object)).toThrow(
      expect.objectContaining({ code: 'invalid-option', message }),
    );
  });

  it('and the caller catches what a replaced guard throws', () => {
    const boom = new Error('boom');
    const throws = () => {
      throw boom;
    };
    const host = createHost({ machine: guarded({ hasRole: throws }) });
    const { snapshot } = host.open(inputOf());
    expect(() => host.decide(snapshot, covered('coordinador'))).toThrow(boom);
  });
});

describe('the errors of the package', () => {
  it('are called by their names', () => {
    const errors = [
      () => openAsistencia({} as never),
      () => parsePolicy({ months: 'x' }),
      () => unpack({}),
      () => createHost({ machine: asistenciaMachine.provide({ guards: { hasRol: () => true } as object }) }),
    ].map((fail) => {
      try {
        return fail();
      } catch (error) {
        return String(error).split(':')[0];
      }
    });
    expect(errors).toEqual(['InputError', 'PolicyError', 'SnapshotError', 'HostError']);
  });
});
