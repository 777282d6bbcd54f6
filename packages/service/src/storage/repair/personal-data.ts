import { type AnyHost, contextSchema, withoutPersonal } from '@conexion/machines';
import { caseDataSchema } from '../../cases/case-data.ts';
import { linePayloads } from '../../cases/line-payloads.ts';

/** Replaces an erased text. */
export const erasedText = withoutPersonal(undefined, '') as string;

/** The data of a case whose holder is to be erased: all except the city. */
export const withoutPeople = (data: unknown): unknown => withoutPersonal(caseDataSchema, data);

/**
 * A line's data: the words are erased and the shape stays, so that a replay of the journal still
 * gives the snapshot.
 */
export const lineWithoutWords = <Data extends { callId?: string; payload: unknown }>(
  procedure: AnyHost,
  type: string,
  data: Data,
): Data => ({
  ...data,
  ...(data.callId !== undefined && { callId: erasedText }),
  payload: withoutPersonal(linePayloads(procedure)[type], data.payload),
});

/**
 * A packed snapshot, brought to this version first: only this version's personal texts are known.
 */
export function envelopeWithoutWords(procedure: AnyHost, envelope: unknown): unknown {
  const { snapshot, seq } = procedure.unpack(envelope);
  const packed = procedure.pack(snapshot, seq);
  const context = withoutPersonal(contextSchema, packed.snapshot.context);
  return { ...packed, snapshot: { ...packed.snapshot, context } };
}
