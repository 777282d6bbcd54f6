/**
 * What a form shows, one field after another: the model between an event's JSON Schema and its
 * inputs. The path of a field is made of the names on the way, joined by dots
 * (`lines.0.unitPrice`).
 */
interface Named {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
}

export interface TextField extends Named {
  readonly kind: 'text';
  readonly multiline: boolean;
  readonly maxLength: number | null;
  readonly format: 'plain' | 'url';
  /** What people usually write here, the most usual first. */
  readonly suggestions?: readonly Option[];
  /** A text outside of the suggestions is asked again before it is sent. */
  readonly isDoubted?: boolean;
}

export interface IntegerField extends Named {
  readonly kind: 'integer';
  readonly minimum: number | null;
  readonly maximum: number | null;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One value of a few. `boolean` says that the payload carries true or false and not the word. */
export interface ChoiceField extends Named {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly boolean: boolean;
}

/** A moment, a day, an amount with its currency, who gives the service. */
export interface SimpleField extends Named {
  readonly kind: 'instant' | 'date' | 'money' | 'provider';
  /** Of a moment: it is known, and shown as words until a person changes it. */
  readonly isSettled?: boolean;
}

/**
 * Fields together. With `variants`, the value of the choice `variants.by` decides which further
 * fields belong to it: a discriminated union shows the fields of one branch.
 */
export interface GroupField extends Named {
  readonly kind: 'group' | 'window';
  readonly fields: readonly Field[];
  readonly variants: Variants | null;
}

export interface Variants {
  readonly by: string;
  readonly cases: Readonly<Record<string, readonly Field[]>>;
}

export interface ListField extends Named {
  readonly kind: 'list';
  readonly item: Field;
  readonly minItems: number;
  readonly maxItems: number | null;
}

export type Field = TextField | IntegerField | ChoiceField | SimpleField | GroupField | ListField;
