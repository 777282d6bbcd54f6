/**
 * The personal data of the holder of a case, in one place: what is erased when the holder asks for it.
 * Of the journal the words go and the shape stays, so that replaying it still gives the snapshot.
 */
export const personalData = {
  /** Of the case's own record: everything but the city, which is what it is counted by. */
  expediente: ['holder', 'contact', 'location', 'call'],
  /** Anywhere in journals, snapshots, pendientes and the steps that measures count: what people wrote or said. */
  words: ['reason', 'note', 'comment', 'summary', 'text', 'concept'],
  /** By which a recorded call is found. */
  calls: ['callId'],
  links: ['recordingUrl'],
} as const;

const erasedWord = '—';
const erasedLink = 'https://erased.invalid/';
const words: readonly string[] = [...personalData.words, ...personalData.calls];
const links: readonly string[] = personalData.links;

/** A copy without what people wrote; as well-formed as before. */
export function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, erased(key, field)]));
}

function erased(key: string, field: unknown): unknown {
  if (typeof field === 'string' && words.includes(key)) return erasedWord;
  if (key === 'call') return withoutCall(field);
  if (typeof field === 'string' && links.includes(key)) return erasedLink;
  return withoutWords(field);
}

const withoutCall = (call: unknown): unknown =>
  typeof call === 'object' && call !== null ? { ...(withoutWords(call) as object), id: erasedWord } : call;

/** The data of a case whose holder is to be forgotten. */
export const withoutPeople = ({ location, call }: { location: { city: string }; call: object }) => ({
  holder: { id: 'erased', name: erasedWord },
  contact: { name: erasedWord, phone: erasedWord },
  location: { address: erasedWord, city: location.city },
  call: withoutCall(call),
});
