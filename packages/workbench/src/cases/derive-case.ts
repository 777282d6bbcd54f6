import type { KnownValues } from '../api/bodies.ts';
import { type Draft, isUntyped, part, withPart, words } from '../form/draft.ts';

/** A part of a draft, a group and a field. */
type Path = readonly [group: string, field: string];

/** What is the same until a person writes it apart: the second follows the first. */
const followers: readonly (readonly [Path, Path])[] = [
  [
    ['holder', 'name'],
    ['contact', 'name'],
  ],
  [
    ['holder', 'phone'],
    ['contact', 'phone'],
  ],
  [
    ['location', 'city'],
    ['plan', 'originCity'],
  ],
];

const at = (draft: Draft, [group, field]: Path): Draft => part(part(draft, group), field);
const put = (draft: Draft, [group, field]: Path, value: Draft): Draft =>
  withPart(draft, group, withPart(part(draft, group), field, value));

/**
 * What follows from a change of a new case: the contact is the holder, the plan's city that of the
 * service, and a known service has its type.
 */
export function deriveCase(next: Draft, previous: Draft, { services }: KnownValues): Draft {
  let derived = next;
  for (const [leader, follower] of followers) {
    const isTogether = words(at(previous, follower)) === words(at(previous, leader));
    const isLed = words(at(next, follower)) === words(at(previous, follower));
    if (isTogether && isLed) derived = put(derived, follower, at(next, leader));
  }
  return withType(derived, previous, services);
}

/** A known service has its type. */
function withType(next: Draft, previous: Draft, services: KnownValues['services']): Draft {
  const definition = words(at(next, ['service', 'definition']));
  const service = services.find((known) => known.definition === definition);
  return service && definition !== words(at(previous, ['service', 'definition']))
    ? put(next, ['service', 'type'], service.type)
    : next;
}

/**
 * What follows from a change of one more asistencia: a warranty is of the same service (DOMAIN §6).
 */
export function deriveAsistencia(
  next: Draft,
  previous: Draft,
  { services }: KnownValues,
  concluded: readonly { readonly id: string; readonly type: string; readonly definition: string }[],
): Draft {
  const chosen = words(part(next, 'warrantyOf'));
  const of = concluded.find(({ id }) => id === chosen);
  if (!of || chosen === words(part(previous, 'warrantyOf'))) return withType(next, previous, services);
  return put(put(next, ['service', 'definition'], of.definition), ['service', 'type'], of.type);
}

/** A draft with what is known filled into what is blank. */
export function filled(
  draft: Draft,
  known: Readonly<Record<string, Readonly<Record<string, Draft>>>>,
): Draft {
  let full = draft;
  for (const [group, fields] of Object.entries(known))
    for (const [field, value] of Object.entries(fields))
      if (isUntyped(at(full, [group, field]))) full = put(full, [group, field], value);
  return full;
}
