import type { KnownValues } from '../api/bodies.ts';
import type { Field, GroupField } from '../form/field.ts';
import type { Naming } from '../form/model-of.ts';
import type { Texts } from '../i18n/es.ts';

const short = { multiline: false, maxLength: 200, format: 'plain' } as const;

/** Makes fields that are called as in the catalog. */
class Fields {
  readonly #naming: Naming;

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  named = (name: string, required: boolean) => ({ name, label: this.#naming.field(name), required });
  text = (name: string, required = true): Field => ({
    kind: 'text',
    ...this.named(name, required),
    ...short,
  });
  /** A text that is usually one of a list. */
  listed = (name: string, values: readonly string[]): Field => ({
    kind: 'text',
    ...this.named(name, true),
    ...short,
    suggestions: values.map((value) => ({ value, label: value })),
  });
  /** Named as what it is of: the catalog calls every id alike. */
  id = (label: string): Field => ({
    kind: 'text',
    name: 'id',
    label,
    required: true,
    ...short,
    maxLength: 255,
  });
  settled = (name: string): Field => ({ kind: 'instant', ...this.named(name, true), isSettled: true });
  date = (name: string): Field => ({ kind: 'date', ...this.named(name, true) });
  count = (name: string): Field => ({
    kind: 'integer',
    ...this.named(name, true),
    minimum: 0,
    maximum: null,
  });
  choice = (name: string, values: readonly string[], required = true): Field => ({
    kind: 'choice',
    ...this.named(name, required),
    options: values.map((value) => ({ value, label: this.#naming.value(value) })),
    boolean: values.includes('true'),
  });
  group = (
    name: string,
    label: string,
    fields: readonly Field[],
    variants: GroupField['variants'] = null,
  ): GroupField => ({ kind: 'group', name, label, required: true, fields, variants });
}

/** The fields of an expediente (clause 4.6), under the names of the HTTP contract. */
function expedienteGroups(fields: Fields, t: Texts, known: KnownValues): readonly GroupField[] {
  const { id, text, listed, settled, group } = fields;
  return [
    // The time is known: who types its id goes on with the holder, not over the button beside it.
    group('call', t.newCase.call, [settled('startedAt'), id(t.newCase.callId)]),
    group('holder', t.newCase.holder, [id(t.newCase.holderId), text('name'), text('phone', false)]),
    group('contact', t.newCase.contact, [text('name'), text('phone'), text('relationship', false)]),
    group('location', t.newCase.location, [
      text('address'),
      listed('city', known.cities),
      text('reference', false),
    ]),
  ];
}

/** The fields of an asistencia (clause 4.7). */
function asistenciaGroups(fields: Fields, t: Texts, known: KnownValues): readonly GroupField[] {
  const { listed, choice, count, date, group } = fields;
  return [
    group(
      'service',
      t.newCase.service,
      [
        listed('definition', [...new Set(known.services.map(({ definition }) => definition))]),
        choice('type', ['hogar', 'vial', 'medica', 'otra']),
        choice('priority', ['emergencia', 'programada']),
      ],
      // It decides about an ambulance (5.1.D): it is answered there, and asked nowhere else.
      { by: 'type', cases: { medica: [choice('medicalEmergency', ['true', 'false'])] } },
    ),
    group('plan', t.newCase.plan, [
      date('contractedOn'),
      count('servicesUsed'),
      count('servicesRequested'),
      listed('originCity', known.cities),
      listed('timeZone', [...new Set([...known.timeZones, ...Intl.supportedValuesOf('timeZone')])]),
    ]),
  ];
}

/** A whole case: the expediente and its first asistencia. */
export function newCaseModel(t: Texts, naming: Naming, known: KnownValues): GroupField {
  const fields = new Fields(naming);
  return fields.group('', t.newCase.title, [
    ...expedienteGroups(fields, t, known),
    ...asistenciaGroups(fields, t, known),
  ]);
}

/**
 * One more asistencia of an expediente; under the warranty of a concluded one, where there is any.
 */
export function newAsistenciaModel(
  t: Texts,
  naming: Naming,
  known: KnownValues,
  concluded: readonly { id: string; name: string }[],
): GroupField {
  const fields = new Fields(naming);
  const warranty: Field = {
    kind: 'choice',
    ...fields.named('warrantyOf', false),
    options: concluded.map(({ id, name }) => ({ value: id, label: name })),
    boolean: false,
  };
  const groups = asistenciaGroups(fields, t, known);
  return fields.group('', t.newCase.addTitle, concluded.length > 0 ? [warranty, ...groups] : groups);
}
