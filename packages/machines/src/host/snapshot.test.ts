import { describe, expect, it } from 'vitest';
import { createHost } from './host.ts';
import type { Migration } from './snapshot.ts';
import { SnapshotError } from './snapshot-error.ts';
import { openAsistencia, pack } from './standard-host.ts';

const { snapshot } = openAsistencia({
  service: { type: 'hogar', definition: 'gas', priority: 'emergencia' },
  plan: {
    contractedOn: '2026-01-15',
    servicesUsed: 0,
    servicesRequested: 0,
    originCity: 'Cali',
    timeZone: 'America/Bogota',
  },
  call: { id: 'call-1', startedAt: '2026-03-10T09:00:00-05:00' },
  openedAt: '2026-03-10T09:00:00-05:00',
});
const first = JSON.parse(JSON.stringify(pack(snapshot, 0)));
const ofVersion = (version: number, stored: object) => ({
  ...first,
  version,
  snapshot: { ...first.snapshot, ...stored },
});

/**
 * Version 1 had another name for the first state; version 2 did not remember whether the afiliado
 * is content.
 */
const renamesState: Migration = ({ state, ...rest }) => ({
  ...rest,
  state: state === 'apertura' ? 'aperturaDeAsistencia' : state,
});
const addsSatisfied: Migration = ({ context, ...rest }) => ({
  ...rest,
  context: { ...(context as object), satisfied: null },
});
const { version, unpack } = createHost({ migrations: [renamesState, addsSatisfied] });

const { satisfied: _, ...withoutSatisfied } = first.snapshot.context;

describe('a host with migrations', () => {
  it('is one version further than it has migrations', () => expect(version).toBe(3));

  it('writes its own version', () => {
    expect(createHost({ migrations: [renamesState] }).pack(snapshot, 4)).toMatchObject({
      version: 2,
      seq: 4,
    });
  });

  it.each([
    ['1, through every migration', 1, { state: 'apertura', context: withoutSatisfied }],
    ['2, through the last', 2, { context: withoutSatisfied }],
    ['3, through none', 3, {}],
  ])('restores version %s', (_name, written, stored) => {
    const restored = unpack(ofVersion(written, stored));
    expect(restored.snapshot.value).toBe('aperturaDeAsistencia');
    expect(restored.snapshot.context).toEqual(snapshot.context);
  });

  it.each<[string, object, string]>([
    ['a version to come', ofVersion(4, {}), 'snapshot-too-new'],
    [
      'what a later migration would have renamed',
      ofVersion(2, { state: 'apertura' }),
      'snapshot-state-unknown',
    ],
    ['what a migration did not add', ofVersion(3, { context: withoutSatisfied }), 'snapshot-malformed'],
  ])('refuses %s', (_name, envelope, code) => {
    expect(() => unpack(envelope)).toThrow(expect.objectContaining({ code }));
    expect(() => unpack(envelope)).toThrow(SnapshotError);
  });

  it('leaves what it was given as it was', () => {
    const envelope = ofVersion(1, { state: 'apertura', context: withoutSatisfied });
    const before = JSON.stringify(envelope);
    unpack(envelope);
    expect(JSON.stringify(envelope)).toBe(before);
  });
});
