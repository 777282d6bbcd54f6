/** The parts of the HTTP contract that a host is judged by, each with what it says. */
export const sections = {
  procedure: 'the host decides as the machine does',
  statuses: 'the first fault in the order of the contract decides the status and the code',
  methods: 'a known path with another method is 405, with Allow',
  idempotency: 'the same key and body give the same answer; the scope is the caller and the path',
  preconditions: 'what has a revision has an ETag, and a stale If-Match is 412 and changes nothing',
  expedientes:
    'an expediente is open until its asistencias have ended; filters find it; a transfer takes its agenda along',
  agenda: 'each pendiente has its due time, assignee and role; the agenda is soonest first',
  paging: 'the pages of a list hold every item once, in the order of the list',
  bitacora: 'the journal is whole, oldest first; a note moves nothing',
  stream: 'the stream sends every line once, in the order of commits, from any cursor',
  explain: 'explain gives the verdict of the event that follows, and changes nothing',
  languages: 'messages follow Accept-Language',
  answers: 'each call answers with the status, the headers and the fields that the contract names',
  restart: 'what was acknowledged survives a killed host',
  clock: 'a clock set back never reorders a journal',
  concurrency: 'what several clients see has an order in which one client could have done it',
} as const;

/** A part of the HTTP contract. */
export type Section = keyof typeof sections;
