import type { casesEs } from './es-cases.ts';

/** The page's words about the list of cases and about new ones, in English. */
export const casesEn: typeof casesEs = {
  cases: {
    title: 'Cases',
    tabs: { aCargo: 'Mine', abiertos: 'Open', todos: 'All' },
    tabHints: {
      aCargo: 'A Cargo: my open expedientes',
      abiertos: "Abiertos: everybody's open expedientes",
      todos: 'Todos: all expedientes',
    },
    empty: {
      aCargo: 'You have no open expedientes.',
      abiertos: 'There are no open expedientes.',
      todos: 'There are no expedientes yet.',
    },
    create: 'New case',
    withoutAsistencia: 'No asistencia yet',
    search: 'Name, phone, document, #case…',
    filters: 'Filter and sort',
    noFilters: 'Remove the filters',
    anyOf: 'All',
    byNewest: 'Newest first',
    byDue: 'Soonest due first',
    onlyOverdue: 'Overdue only',
    inState: 'In the state:',
    filterNames: {
      order: 'Order',
      stage: 'Stage',
      state: 'State',
      type: 'Type',
      city: 'City',
      coordinator: 'Assigned to',
      overdue: 'Due time',
    },
    notFound: 'Nothing matches your search.',
    searchAll: 'Search All',
    opened: (when) => `Opened ${when}`,
    closed: (when) => `Closed ${when}`,
  },

  newCase: {
    title: 'New case',
    intro: 'Every request opens an expediente, a refused one too (5.1.C).',
    addTitle: 'New asistencia of the expediente',
    example: 'Fill in an example',
    holder: 'Holder',
    contact: 'Contact',
    location: 'Place of the service',
    call: 'Call',
    callId: 'Call number',
    holderId: 'Document',
    service: 'Service',
    plan: "The afiliado's plan",
    open: 'Open the case',
    openAsistencia: 'Open the asistencia',
    known: (name) => `Known holder: ${name}. Filled in from their last case.`,
    isOpen: 'There is an open case:',
    counts: (used, requested) => `Services before this one: ${used} used, ${requested} requested.`,
  },

  draft: {
    restored: (when) => `Your draft of ${when}.`,
    startOver: 'Start over',
  },

  keys: {
    title: 'Keys',
    of: [
      ['?', 'Show the keys'],
      ['n', 'Open a new case'],
      ['/', 'Search a case'],
      ['s', 'Go to the steps of the case'],
      ['Tab', 'Go to the next part'],
      ['← ↑ → ↓', 'Move inside a list, tabs or the flow'],
      ['+  −  0', 'Zoom the flow in, out, or show all of it'],
      ['Esc', 'Close a window; what is typed is kept'],
    ],
  },
};
