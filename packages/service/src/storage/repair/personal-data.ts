import { contextSchema, pack, unpack, withoutPersonal } from '@conexion/machines';
import { caseDataSchema } from '../../cases/case-data.ts';
import { linePayload } from '../../cases/line-payloads.ts';

/** What stands where a text was erased. */
export const erasedText = withoutPersonal(undefined, '') as string;

/** The data of a case whose holder is to be forgotten: all but the city. */
export const withoutPeople = (data: unknown): unknown => withoutPersonal(caseDataSchema, data);

/**
 * A line's data: the words go and the shape stays, so that replaying the journal still gives the
 * snapshot.
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
 * A packed snapshot, brought to this version first: only of this one are the personal texts known.
 */
export function envelopeWithoutWords(envelope: unknown): unknown {
  const { snapshot, seq } = unpack(envelope);
  const packed = pack(snapshot, seq);
  const context = withoutPersonal(contextSchema, packed.snapshot.context);
  return { ...packed, snapshot: { ...packed.snapshot, context } };
}
