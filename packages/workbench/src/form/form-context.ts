import { createContext, useContext } from 'react';
import type { ReadProvider } from './known-providers.ts';

/** What every input of a form needs to know of it. */
export interface FormSurroundings {
  /** Makes the ids of this form's inputs its own. */
  readonly id: string;
  /** What is wrong, in words, by the path of the field. */
  readonly errors: ReadonlyMap<string, string>;
  /** The clock by which times are typed. */
  readonly zone: string;
  readonly currency: string;
  /** Why an optional field is needed, by its path. */
  readonly needed: Readonly<Record<string, string>>;
  readonly providers: readonly ReadProvider[];
}

export const FormContext = createContext<FormSurroundings>({
  id: '',
  errors: new Map(),
  zone: 'UTC',
  currency: '',
  providers: [],
  needed: {},
});

export const useForm = (): FormSurroundings => useContext(FormContext);
