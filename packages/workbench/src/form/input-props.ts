import type { Draft } from './draft.ts';
import type { Field } from './field.ts';

/** What an input is given: its field, where that is in the form, what is typed so far. */
export interface InputProps<F extends Field = Field> {
  readonly field: F;
  readonly path: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}
