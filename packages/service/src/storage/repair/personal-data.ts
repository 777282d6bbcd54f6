import { contextSchema, pack, unpack, withoutPersonal } from '@conexion/machines';
import { caseDataSchema } from '../../cases/case-data.ts';
import { linePayload } from '../../cases/line-payloads.ts';

/** Replaces an erased text. */
export const erasedText = withoutPersonal(undefined, '') as string;

/** The data of a case whose holder is to be erased: all except the city. */
export const withoutPeople = (data: unknown): unknown => withoutPersonal(caseDataSchema, data);

/**
 * A line's data: the words are erased and the shape stays, so that a replay of the journal still
 * gives the snapshot.
 */
export const lineWithoutWords = <Data extends { callId?: string; payload: unknown }>(
  type: string,
  data: Data,
): Data => ({
  ...data,
  ...(data.callId !== undefined && { callId: erasedText }),
  payload: withoutPersonal(linePayload({ type }), data.payload),
});

/**
 * A packed snapshot, brought to this version first: only this version's personal texts are known.
 */
export function envelopeWithoutWords(envelope: unknown): unknown {
  const { snapshot, seq } = unpack(envelope);
  const packed = pack(snapshot, seq);
  const context = withoutPersonal(contextSchema, packed.snapshot.context);
  return { ...packed, snapshot: { ...packed.snapshot, context } };
}
