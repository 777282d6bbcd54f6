import type { z } from 'zod';
import type { Catalogue, Part } from '../languages/catalogue.ts';
import type { By } from '../values/parties.ts';
import type { Additions } from './additions.ts';

/** The names that a program adds, as types. */
export interface Names {
  state: string;
  subStage: string;
  closure: string;
  /** The added events with their stamp, and as a client sends them. */
  event: { type: string; at: string; by: By; callId?: string | undefined };
  request: { type: string };
  field: string;
}

/** The names of a host to which nothing was added. */
export interface NoNames extends Names {
  state: never;
  subStage: never;
  closure: never;
  event: never;
  request: never;
  field: never;
}

type In<A, Part extends string> = A extends { readonly [P in Part]: infer Added }
  ? Added
  : Record<never, never>;
type NameIn<A, Part extends string> = keyof In<A, Part> & string;
type Payload<E> = E extends { payload: infer P extends z.ZodType } ? z.output<P> : never;
type Request<Events> = {
  [T in keyof Events & string]: { type: T; callId?: string | undefined } & Payload<Events[T]>;
}[keyof Events & string];
type LastOf<Path> = Path extends `${string}.${infer SubStage}` ? SubStage : never;
type KeyOf<T> = T extends unknown ? keyof T : never;

/** The names that some additions add. */
export interface NamesOf<A extends Additions> extends Names {
  state: NameIn<A, 'states'>;
  subStage: LastOf<NameIn<A, 'states'>>;
  closure: NameIn<A, 'closures'>;
  event: Request<In<A, 'events'>> & { at: string; by: By };
  request: Request<In<A, 'events'>>;
  field: KeyOf<Payload<In<A, 'events'>[keyof In<A, 'events'>]>> & string;
}

/** The added names that have words in a part of the catalogues. */
export type NamesIn<N extends Names, P extends Part> = P extends 'state'
  ? N['state']
  : P extends 'closure'
    ? N['closure']
    : P extends 'event'
      ? N['event']['type']
      : P extends 'field'
        ? N['field']
        : never;

/** A catalogue that has words for the names that a program adds, too. */
export type CatalogueWith<N extends Names> = {
  readonly [P in Part]: Catalogue[P] & Readonly<Record<NamesIn<N, P>, string>>;
};
