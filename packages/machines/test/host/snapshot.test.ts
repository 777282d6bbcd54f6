import { describe, expect, it } from 'vitest';
import {
  decide,
  describeAsistencia,
  eventTypes,
  pack,
  SnapshotError,
  type StateId,
  snapshotVersion,
  unpack,
} from '../../src/index.ts';
import { allStates, caseIn } from '../reach.ts';

const ways = ['conexion', 'cobertura', 'ambulancia'] as const;
const stored = (state: StateId = 'prestacionDelServicio.autorizacion') =>
  JSON.parse(JSON.stringify(pack(caseIn(state).snapshot, 12)));

const codeOf = (value: unknown): string => {
  try {
    unpack(value);
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
  return 'restored';
};

describe.each(ways)('a stored %s', (way) => {
  const states = allStates.filter((state) => way !== 'cobertura' || !state.startsWith('autorizacion'));

  it.each(states)('in %s is restored unchanged, and continues the same', (state) => {
    const story = caseIn(state, way);
    const { snapshot, seq } = unpack(JSON.parse(JSON.stringify(pack(story.snapshot, story.events.length))));
    expect(seq).toBe(story.events.length);
    expect(snapshot.context).toEqual(story.context);
    expect(describeAsistencia(snapshot)).toEqual(describeAsistencia(story.snapshot));
    expect(JSON.stringify(snapshot)).toBe(JSON.stringify(story.snapshot));
    expect([...snapshot.tags]).toEqual([...story.snapshot.tags]);
    for (const type of eventTypes) {
      const event = story.event(type);
      expect(JSON.stringify(decide(snapshot, event))).toBe(JSON.stringify(decide(story.snapshot, event)));
    }
  });
});

describe('a snapshot of version 1', () => {
  const ofVersion1 = (change: object) => {
    const { machine, seq, snapshot } = stored();
    const { state, context } = snapshot;
    return { machine, version: 1, seq, snapshot: { state, context: { ...context, ...change } } };
  };
  const claim = { id: 'a-0', concludedAt: '2026-03-01T09:00:00-05:00' };

  it('is restored', () => {
    expect(unpack(ofVersion1({})).snapshot.context).toEqual(
      caseIn('prestacionDelServicio.autorizacion').context,
    );
  });

  it('claims the warranty of a service like its own', () => {
    const { service, warrantyOf } = unpack(ofVersion1({ warrantyOf: claim })).snapshot.context;
    expect(warrantyOf).toEqual({ ...claim, type: service.type, definition: service.definition });
  });

  it('keeps a plan that contradicts itself', () => {
    const { plan } = stored().snapshot.context;
    const odd = { ...plan, servicesUsed: 3, servicesRequested: 0, contractedOn: '2030-01-01' };
    expect(unpack(ofVersion1({ plan: odd })).snapshot.context.plan).toEqual(odd);
  });

  it('loses the names in its policy that have no letter or digit', () => {
    const policy = { ...stored().snapshot.context.policy, ambulanceDefinitions: ['—', 'ambulancia'] };
    const { context } = unpack(ofVersion1({ policy })).snapshot;
    expect(context.policy).toEqual({ ...policy, ambulanceDefinitions: ['ambulancia'] });
  });
});

describe('an envelope', () => {
  it('is plain JSON that says which machine and which version wrote it', () => {
    expect(stored()).toMatchObject({ machine: 'asistencia', version: snapshotVersion, seq: 12 });
  });

  it.each<[string, unknown, string]>([
    ['of a later version', { ...stored(), version: snapshotVersion + 1 }, 'snapshot-too-new'],
    ['of version 0', { ...stored(), version: 0 }, 'snapshot-malformed'],
    ['of another machine', { ...stored(), machine: 'expediente' }, 'snapshot-malformed'],
    ['without a machine', { ...stored(), machine: undefined }, 'snapshot-malformed'],
    ['with a field too many', { ...stored(), extra: 1 }, 'snapshot-malformed'],
    ['of a negative seq', { ...stored(), seq: -1 }, 'snapshot-malformed'],
    ['null', null, 'snapshot-malformed'],
    ['a text', JSON.stringify(stored()), 'snapshot-malformed'],
    ['empty', {}, 'snapshot-malformed'],
    [
      'a bare XState snapshot',
      JSON.parse(JSON.stringify(caseIn('monitoreo.arribo').snapshot)),
      'snapshot-malformed',
    ],
  ])('%s is refused', (_, value, code) => expect(codeOf(value)).toBe(code));

  it.each(['monitoreo', 'monitoreo.llegada', 'asignacionProveedor', '', '__proto__', 'autorizacion.'])(
    'in the state %j, which is no place to stand, is refused',
    (state) => {
      const envelope = stored();
      expect(codeOf({ ...envelope, snapshot: { ...envelope.snapshot, state } })).toBe(
        'snapshot-state-unknown',
      );
    },
  );
});

/** Every field of a stored context, at every depth. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

/** An envelope with one field of its context changed. */
function changed(path: readonly string[], change: (parent: Record<string, unknown>, key: string) => void) {
  const envelope = stored();
  const parents = path.slice(0, -1);
  const parent = parents.reduce((inner, key) => inner[key], envelope.snapshot.context);
  change(parent, path.at(-1) ?? '');
  return envelope;
}

/**
 * Fields that are optional when an asistencia is opened, because the schema fills them in; a stored
 * snapshot always has them.
 */
const optional = ['call.direction', 'call.recordingUrl'];

describe('the context of an envelope', () => {
  const paths = pathsIn(stored().snapshot.context).filter((path) => !optional.includes(path.join('.')));

  it.each(paths.map((path) => [path.join('.'), path] as const))('without %s is refused', (_, path) => {
    const without = changed(path, (parent, key) => {
      delete parent[key];
    });
    expect(codeOf(without)).toBe('snapshot-malformed');
  });

  it.each(paths.map((path) => [path.join('.'), path] as const))(
    'with a %s of the wrong kind is refused',
    (_, path) => {
      const wrong = changed(path, (parent, key) => {
        parent[key] = { wrong: true };
      });
      expect(codeOf(wrong)).toBe('snapshot-malformed');
    },
  );

  it.each([
    [],
    ['assignment'],
    ['assignment', 'provider'],
    ['policy'],
    ['policy', 'due'],
    ['plan'],
    ['quote'],
  ])('with a field too many in %j is refused', (...path) => {
    const wrong = changed([...path, 'extra'], (parent, key) => {
      parent[key] = 1;
    });
    expect(codeOf(wrong)).toBe('snapshot-malformed');
  });
});
