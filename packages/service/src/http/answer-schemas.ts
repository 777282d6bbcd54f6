import { categories, type PendienteKind, pendientes, roles, stages } from '@conexion/machines';
import { by, instant, provider } from '@conexion/machines/values';
import { z } from 'zod';
import { caseDataSchema } from '../cases/case-data.ts';
import { closureName, subStageName } from './names.ts';

const id = z.string();
const text = z.string();
const count = z.int().min(0);
const stage = z.enum(stages.map((each) => each.id)).nullable();
const subStage = subStageName;
const closureStatus = closureName.nullable();
const data = z.record(z.string(), z.unknown());

const standing = {
  state: text.describe('The dotted path of the state, such as monitoreo.arribo'),
  stage,
  subStage: subStage.nullable(),
  closureStatus,
};

/** An event that the caller could have accepted now, with the form of its payload. */
export const allowedAnswer = z.strictObject({
  type: text,
  label: text,
  clauses: z.array(text),
  say: text
    .nullable()
    .describe('What the coordinator says to the afiliado with it; the case fills {price} and such'),
  needed: z
    .record(z.string(), text)
    .describe('Optional fields that a later step of this case demands, each with the clause'),
  schema: data.describe('The JSON Schema (2020-12) of what the event carries besides its type'),
});

export const refusalAnswer = z.strictObject({
  code: text,
  guard: text.optional(),
  clause: text.optional(),
  message: text,
});

const asistenciaSummary = z.strictObject({
  id,
  expedienteId: id,
  revision: count,
  type: text,
  definition: text,
  priority: text,
  ...standing,
  category: z.enum(categories).nullable(),
  openedAt: instant,
  lastAt: instant.describe('When its last event happened'),
  since: instant.describe('When it entered its state'),
});

const amount = count.nullable();

export const asistenciaAnswer = asistenciaSummary.extend({
  context: data.describe('The context of the machine'),
  figures: z
    .strictObject({
      currency: text.nullable(),
      quoted: amount,
      covered: amount,
      share: amount.describe('The afiliado’s, before any discount'),
      discount: amount.describe('In percent'),
      price: amount.describe('What the afiliado would pay now'),
      informed: amount.describe('What the afiliado was last told'),
      agreed: amount,
      excess: amount,
      provider: text.nullable(),
      earliest: instant.nullable(),
      latest: instant.nullable(),
    })
    .describe('What it stands at: amounts in minor units, who comes and when'),
  allowed: z.array(allowedAnswer),
  blocked: z
    .array(
      z.strictObject({ type: text, label: text, clauses: z.array(text), refusals: z.array(refusalAnswer) }),
    )
    .describe('The other events of its state, with every reason against each'),
});

const expedienteFields = {
  id,
  revision: count,
  status: z.enum(['abierto', 'cerrado']),
  coordinator: z.strictObject({ id, name: text.nullable() }),
  openedAt: instant,
  ...caseDataSchema.shape,
};
/** A case alone, as a transfer answers with it. */
export const expedienteAnswer = z.strictObject(expedienteFields);
export const expedienteWithAsistencias = z.strictObject({
  ...expedienteFields,
  asistencias: z.array(asistenciaSummary),
});
/** A case as it is read. The answer that opens it is written with it, before it has a number. */
export const numberedExpediente = expedienteWithAsistencias.extend({
  number: count.nullable().describe('By which people name the case on the phone: #1234'),
});
const expedienteSummary = numberedExpediente.extend({
  nextDueAt: instant.nullable().describe('When its soonest open pendiente is due'),
});

export const entryAnswer = z.strictObject({
  id,
  asistenciaId: id.nullable(),
  expedienteId: id,
  seq: count.describe('The revision of the asistencia after this line; 0 where there is none'),
  kind: z.enum(['opening', 'event', 'note', 'pendiente', 'expediente']),
  type: text,
  label: text,
  at: instant,
  by,
  callId: text.optional(),
  payload: z.unknown(),
  texts: z.array(text).describe('The fields of the payload that a person wrote in their own words'),
  from: text.nullable(),
  to: text.nullable(),
  stage,
  subStage: subStage.nullable(),
  clauses: z.array(text),
  passed: z.array(subStage).describe('Sub-stages that the world overtook'),
  closureStatus,
  effects: z.array(z.strictObject({ type: text, params: data })),
});

export const pendienteAnswer = z.strictObject({
  id,
  revision: count,
  kind: z.enum(Object.keys(pendientes) as PendienteKind[]),
  label: text,
  status: z.enum(['pendiente', 'atendido', 'cancelado']),
  dueAt: instant,
  assignee: text.nullable(),
  role: z.enum(['supervisor', 'gerencia']).nullable(),
  superior: z
    .literal('supervisor')
    .nullable()
    .describe('The superior who also sees it in the inbox, as an excess to take over'),
  expedienteId: id,
  asistenciaId: id.nullable(),
  text: text.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
});

const pageOf = (item: z.ZodType) =>
  z.strictObject({ items: z.array(item), nextCursor: text.nullable().describe('null on the last page') });
export const personPage = pageOf(
  z.strictObject({
    id,
    name: text.nullable(),
    role: z.enum(roles),
    lastSeenAt: instant.nullable().describe('A call at most a minute before the last'),
  }),
);
export const expedientePage = pageOf(expedienteSummary);
export const journalPage = pageOf(entryAnswer);
export const pendientePage = pageOf(
  pendienteAnswer.extend({
    about: z.strictObject({
      holder: text,
      city: text,
      coordinator: z.strictObject({ id, name: text.nullable() }),
      asistencia: asistenciaSummary
        .nullable()
        .describe('The asistencia that it belongs to; of one about the whole case, the newest'),
    }),
  }),
);

export const eventAnswer = z.strictObject({ asistencia: asistenciaAnswer, entry: entryAnswer });
export const explanationAnswer = z.strictObject({ accepted: z.boolean(), refusals: z.array(refusalAnswer) });
export const knownValuesAnswer = z.strictObject({
  cities: z.array(text),
  timeZones: z.array(text),
  services: z.array(z.strictObject({ type: text, definition: text })),
  providers: z.array(
    provider.extend({
      services: z
        .array(
          z.strictObject({
            type: text,
            definition: text,
            city: text.describe('Without case and accents'),
          }),
        )
        .describe('For what recent cases named it, the most frequent first'),
    }),
  ),
});
/** Only our part: OCEL 2.0 defines the format. */
export const ocelAnswer = z.strictObject({
  objectTypes: z.array(data),
  eventTypes: z.array(data),
  events: z.array(data),
  objects: z.array(data),
});
export const signInKinds = ['demo', 'token'] as const;
export const signInAnswer = z.strictObject({
  kinds: z
    .array(z.enum(signInKinds))
    .describe('The ways in: demo gives a token to any caller, token takes one'),
});
export const meAnswer = z.strictObject({
  id,
  name: text.nullable(),
  role: z.enum(roles),
  expiresAt: instant.describe('When the token expires'),
  signIn: z.enum(signInKinds).describe('How the caller came in'),
  currency: text.nullable().describe('The currency that amounts are proposed in; null where none is'),
  mayWrite: z.boolean().describe('Whether the role may send anything at all'),
});
export const tokenAnswer = z.strictObject({ token: text });
export const clockAnswer = z.strictObject({ now: instant });
export const statusAnswer = z.strictObject({ status: z.literal('ok') });
export const rolesAnswer = z.array(z.enum(roles));
export const definitionAnswer = z.looseObject({
  machine: z.literal('asistencia'),
  version: count,
  initial: text,
  states: z.array(data),
  transitions: z.array(data),
  events: z.array(data),
  replaced: z.array(text).describe('The guards and actions that a program replaced'),
  clauses: data,
  stages: z.array(data),
});
