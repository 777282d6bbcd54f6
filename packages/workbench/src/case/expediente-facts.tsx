import type { Expediente } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { usePersonName } from '../people/use-person-name.ts';
import { dateTime } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { FactList, joinedWords } from './fact-list.tsx';

/** The holder, the contact, where the service is done, the call (clause 4.6). */
export function ExpedienteFacts({ of }: { readonly of: Expediente }) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const personName = usePersonName();
  const { holder, contact, location, call, coordinator, id, number, openedAt } = of;
  return (
    <FactList
      of={[
        [t.case.holder, joinedWords(holder.name, holder.id, holder.phone)],
        [t.case.contact, joinedWords(contact.name, contact.relationship, contact.phone)],
        [t.case.location, joinedWords(location.address, location.city, location.reference)],
        [t.case.call, joinedWords(call.id, dateTime(call.startedAt, lang, zone))],
        [t.case.assignee, personName(coordinator)],
        [t.case.expediente, joinedWords(number ? `#${number}` : null, dateTime(openedAt, lang, zone), id)],
      ]}
    />
  );
}
