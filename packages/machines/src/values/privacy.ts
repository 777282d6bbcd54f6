import { z } from 'zod';

declare const privacy: unique symbol;
/** A text field that says whether it is personal: `personal(…)` or `impersonal(…)`. */
export interface MarkedText {
  readonly [privacy]: 'personal' | 'impersonal';
}
type Text = z.ZodType<string>;

const personalTexts = new WeakSet<z.core.$ZodType>();
const impersonalTexts = new WeakSet<z.core.$ZodType>();

/**
 * A text about the afiliado, or one in which a person may write about them: erased with the holder
 * of the case.
 * @example z.strictObject({ note: personal(prose) });
 */
export const personal = <S extends Text>(schema: S): S & MarkedText => markedIn(personalTexts, schema);

/**
 * A text that is not about a person: it stays when a holder is erased.
 * @example
 * z.strictObject({ city: impersonal(name) });
 */
export const impersonal = <S extends Text>(schema: S): S & MarkedText => markedIn(impersonalTexts, schema);

function markedIn<S extends Text>(texts: WeakSet<z.core.$ZodType>, schema: S): S & MarkedText {
  // A schema may be personal in one field and impersonal in another.
  const own = schema.clone();
  texts.add(own);
  return own as S & MarkedText;
}

/**
 * The text fields of a schema that do not say whether they are personal. Choices, dates and
 * instants do not count.
 */
type UnmarkedIn<S> = S extends MarkedText | z.ZodISODateTime | z.ZodISODate
  ? never
  : S extends z.ZodObject<infer Shape>
    ? { [K in keyof Shape]: [UnmarkedIn<Shape[K]>] extends [never] ? never : K }[keyof Shape]
    : S extends z.ZodArray<infer Inner>
      ? UnmarkedIn<Inner>
      : S extends
            | z.ZodOptional<infer Inner>
            | z.ZodNullable<infer Inner>
            | z.ZodDefault<infer Inner>
            | z.ZodPrefault<infer Inner>
        ? UnmarkedIn<Inner>
        : S extends z.ZodPipe<infer Inner>
          ? UnmarkedIn<Inner>
          : S extends z.ZodDiscriminatedUnion<infer Options>
            ? UnmarkedIn<Options[number]>
            : S extends z.ZodType<infer Output>
              ? string extends Output
                ? 'text'
                : never
              : never;

/**
 * Nothing if every text of a schema is marked; otherwise the unmarked fields, for the compiler to
 * name.
 */
export type EveryTextMarked<S> = [UnmarkedIn<S>] extends [never]
  ? unknown
  : { 'neither personal nor impersonal': UnmarkedIn<S> };

/**
 * A schema as it is; it does not compile until each of its texts is `personal` or `impersonal`.
 * @example
 * marked(z.strictObject({ note: personal(prose), city: impersonal(name) }));
 */
export const marked = <S extends z.ZodType>(schema: S & EveryTextMarked<S>): S => schema;

const erasedText = '—';
const erasedUrl = 'https://erased.invalid/';

/**
 * A copy of a value without its personal texts, as well-formed as before. A text that the schema
 * does not know is erased too: a stored value may be older than its schema.
 * @example
 * withoutPersonal(z.strictObject({ note: personal(prose) }), { note: 'Sorda' }); // { note: '—' }
 */
export function withoutPersonal(schema: z.core.$ZodType | undefined, value: unknown): unknown {
  const known = schema && bare(schema);
  if (Array.isArray(value)) return value.map((item) => withoutPersonal(elementOf(known), item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, withoutPersonal(fieldOf(known, key), field)]),
    );
  }
  if (typeof value !== 'string' || (known && !personalTexts.has(known))) return value;
  return known instanceof z.ZodURL ? erasedUrl : erasedText;
}

/**
 * The personal fields of a schema, by dotted path; `[]` stands for each item of a list.
 * @example
 * personalFields(z.strictObject({ note: personal(prose) })); // ['note']
 */
export function personalFields(schema: z.core.$ZodType): string[] {
  const known = bare(schema);
  if (personalTexts.has(known)) return [''];
  const within = (key: string, inner: z.core.$ZodType) =>
    personalFields(inner).map((path) => joined(key, path));
  if (known instanceof z.ZodArray) return within('[]', known.element);
  if (known instanceof z.ZodObject) {
    return Object.entries<z.core.$ZodType>(known.shape).flatMap(([key, field]) => within(key, field));
  }
  return known instanceof z.ZodUnion ? [...new Set(known.options.flatMap(personalFields))] : [];
}

/**
 * The fields of a form in which a person writes about the afiliado: to be read as sentences, not as
 * facts.
 * @example textsIn(z.strictObject({ note: personal(prose) })); // ['note']
 */
export const textsIn = (schema: z.core.$ZodType): string[] =>
  personalFields(schema).filter((path) => !/[.[]/.test(path));

/**
 * The fields of a schema that may hold a text and do not say whether it is personal, by dotted
 * path: what `EveryTextMarked` names for the compiler, of a program that no compiler has seen.
 */
export function unmarkedFields(schema: z.core.$ZodType): string[] {
  const known = bare(schema);
  if (personalTexts.has(known) || impersonalTexts.has(known) || isTextless(known)) return [];
  const within = (key: string, inner: z.core.$ZodType) =>
    unmarkedFields(inner).map((path) => joined(key, path));
  if (known instanceof z.ZodArray) return within('[]', known.element);
  if (known instanceof z.ZodObject)
    return Object.entries<z.core.$ZodType>(known.shape).flatMap(([key, field]) => within(key, field));
  if (known instanceof z.ZodUnion) return [...new Set(known.options.flatMap(unmarkedFields))];
  return [''];
}

const textless = [
  z.ZodNumber,
  z.ZodBoolean,
  z.ZodEnum,
  z.ZodLiteral,
  z.ZodNull,
  z.ZodISODateTime,
  z.ZodISODate,
] as const;
const isTextless = (schema: z.core.$ZodType): boolean => textless.some((kind) => schema instanceof kind);

const joined = (key: string, path: string): string =>
  path === '' ? key : path.startsWith('[]') ? key + path : `${key}.${path}`;

/** The schema inside the wrappers that make it optional, nullable, defaulted or transformed. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (personalTexts.has(schema) || impersonalTexts.has(schema)) return schema;
  if (schema instanceof z.ZodPipe) return bare(schema.in);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return bare(schema.unwrap());
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? bare(schema.unwrap()) : schema;
}

const elementOf = (schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined =>
  schema instanceof z.ZodArray ? schema.element : undefined;

/** A field of an object. For a union, the field of the branch in which it is personal, if any. */
function fieldOf(schema: z.core.$ZodType | undefined, key: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[key];
  if (!(schema instanceof z.ZodUnion)) return undefined;
  const fields = schema.options.flatMap((option) => fieldOf(bare(option), key) ?? []);
  return fields.find((field) => personalTexts.has(bare(field))) ?? fields[0];
}
