import type { ShiftTexts } from './es-shift.ts';

/** The words of a shift in English. */
export const shift: ShiftTexts = {
  strip: {
    price: 'Price',
    details: 'About the case',
    prices: {
      quoted: (money) => `quoted ${money}`,
      covered: (money) => `the plan covers ${money}`,
      discount: (percent) => `discount ${percent} %`,
      pays: (money, isInformed) =>
        `the afiliado would pay ${money}${isInformed ? ' (given)' : ' (not given)'}`,
      agreed: (money) => `agreed ${money}`,
      excess: (money) => `excess ${money}`,
    },
    waits: {
      role: (role, since) => `Waiting: ${role}, since ${since}`,
      excess: (since) => `There is an excess: waiting for the afiliado or the supervisor since ${since}`,
      lateProvider: (since) => `The window has passed: it ended at ${since}`,
      afiliado: (since) => `Waiting for the afiliado since ${since}`,
      proveedor: (since) => `Waiting for the provider since ${since}`,
      superior: (since) => `Waiting for a superior since ${since}`,
      coordinador: (since) => `The coordinator’s turn since ${since}`,
    },
  },

  agenda: {
    title: 'Agenda',
    count: (count, late) =>
      `${count === 1 ? '1 pendiente' : `${count} pendientes`}${late > 0 ? `, ${late} overdue` : ''}`,
    lateCount: (late) => `${late} overdue`,
    empty: 'You have no pendientes.',
    toInbox: 'See what waits for your answer in the inbox',
    hint: 'Choose a pendiente: its case opens at the step that settles it.',
    dueIn: (time) => `in ${time}`,
    late: (time) => `${time} ago`,
    alertsOn: 'Alerts: on',
    alertsOff: 'Alerts: off',
    alertsHint: 'Notify me on this device when a pendiente falls due or a case is handed to me',
    alertsForbidden: 'The browser does not allow notifications of this page.',
    handedOver: (by) => `${by} handed you a case`,
  },

  inbox: {
    title: 'Inbox',
    empty: 'Nothing waits for your answer, and nothing is overdue.',
    hint: 'Choose a request to see its ground, the price and the holder’s history, and to answer it.',
    parts: { exceptions: 'Exceptions', excesses: 'Excesses', overdue: 'Overdue' },
  },

  decision: {
    title: 'To decide',
    ground: 'Ground',
    requester: 'Requested by',
    note: 'Note',
    share: 'The afiliado would pay',
    excess: 'Excess',
    percent: 'Percentage that the company takes over',
    percentMissing: 'Type a percentage from 1 to 100.',
    noPercent: 'Choose a percentage to see what the afiliado would pay.',
    pays: (money) => `The afiliado would pay ${money}.`,
    paysExcess: (rest, total) => `Of the excess, the afiliado would pay ${rest}; in all, ${total}.`,
    history: (count) => `Other services of the holder (${count})`,
    noHistory: 'The holder has no other services here.',
    answers: {
      'exception.approved': 'Approve',
      'excess.approved': 'Approve',
      'exception.denied': 'Deny',
      'exception.escalated': 'Escalate',
    },
  },
};
