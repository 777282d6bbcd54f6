import { exceptionGrounds, type PendienteKind, pendientes, roles, stages } from '@conexion/machines';
import { instant } from '@conexion/machines/values';
import { z } from 'zod';
import { closureName, subStageName } from './names.ts';

const text = z.string();
const count = z.int().min(0);
const seconds = count.nullable();
const status = closureName;
const spread = {
  count,
  medianSeconds: seconds.describe('By nearest rank'),
  p90Seconds: seconds,
};

export const measuresAnswer = z.strictObject({
  asistencias: count.describe('How many are measured'),
  states: z
    .array(z.strictObject({ state: text, entered: count, ...spread }))
    .describe('Count and times are of the stays that have ended'),
  transitions: z
    .array(z.strictObject({ from: text, to: text, event: text, ...spread }))
    .describe('The times are how long the state had lasted when the event came'),
  funnel: z
    .array(z.strictObject({ region: text, reached: count }))
    .describe('How many asistencias ever came to a stage, the authorization or a closure'),
  closures: z.array(z.strictObject({ status, region: text, event: text, count })),
  reasons: z
    .array(z.strictObject({ status, reason: text, count }))
    .describe('As written, the most frequent 50'),
  exceptions: z.array(
    z.strictObject({
      ground: z.enum(exceptionGrounds),
      outcome: z.enum(['requested', 'approved', 'denied', 'escalated']),
      discountPercent: z.int().min(1).max(100).nullable(),
      authorizer: z.strictObject({ id: text, role: z.enum(roles) }).nullable(),
      count,
    }),
  ),
  lateness: z
    .array(
      z.strictObject({
        kind: z.enum(Object.keys(pendientes) as PendienteKind[]),
        count,
        late: count,
        medianLateSeconds: seconds.describe('Of the late ones, as of now where they still wait'),
      }),
    )
    .describe('Of pendientes attended or still open'),
});

const stageIds = stages.map(({ id }) => id);

export const boardAnswer = z.strictObject({
  position: count.describe('The last event of the stream that this includes: send it as Last-Event-ID'),
  states: z.array(
    z.strictObject({
      state: text,
      stage: z.enum(stageIds).nullable(),
      subStage: subStageName.nullable(),
      count,
      overdue: count.describe('How many have a pendiente that is overdue'),
      oldest: z.array(
        z.strictObject({
          asistenciaId: text,
          expedienteId: text,
          type: text,
          definition: text,
          priority: text,
          holder: text.describe('The name of the holder'),
          coordinator: z.strictObject({ id: text, name: text.nullable() }),
          since: instant.describe('When it entered the state'),
          nextDueAt: instant.nullable(),
        }),
      ),
    }),
  ),
});
