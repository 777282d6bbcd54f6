import type { Invariant } from './invariants/invariant.ts';
import type { Moment } from './trace.ts';

/** How often walks met things: what a check that found nothing has looked at. */
export interface Labels {
  /** By the type of the event: tried, and accepted. */
  events: Readonly<Record<string, { tried: number; accepted: number }>>;
  /** By the closure in which a walk ended; `open` where it did not. */
  closures: Readonly<Record<string, number>>;
  /** By the ground of an exception that was requested and accepted. */
  grounds: Readonly<Record<string, number>>;
  /** By the rule that was asked: the moments that it concerns, at which it can be broken. */
  rules: Readonly<Record<string, number>>;
}

/** Counts the moments of walks, and those that concern each rule. */
export class LabelCount {
  readonly #rules: ReadonlyMap<Invariant, { moments: number }>;
  readonly #events = new Map<string, { tried: number; accepted: number }>();
  readonly #closures = new Map<string, number>();
  readonly #grounds = new Map<string, number>();

  constructor(rules: readonly Invariant[]) {
    this.#rules = new Map(rules.map((rule) => [rule, { moments: 0 }]));
  }

  add(moments: readonly Moment[]): void {
    for (const moment of moments) {
      for (const [{ concerns }, count] of this.#rules) if (concerns?.(moment) ?? true) count.moments++;
      const { event, decision } = moment;
      const type = String((event as { type?: unknown } | null)?.type);
      const counts = this.#events.get(type) ?? { tried: 0, accepted: 0 };
      counts.tried++;
      if (decision.accepted) counts.accepted++;
      this.#events.set(type, counts);
      if (decision.accepted && decision.event.type === 'exception.requested')
        count(this.#grounds, decision.event.ground);
    }
    const end = moments.at(-1)?.after.where;
    count(this.#closures, end?.closureStatus ?? 'open');
  }

  report(): Labels {
    return {
      events: Object.fromEntries(this.#events),
      closures: Object.fromEntries(this.#closures),
      grounds: Object.fromEntries(this.#grounds),
      rules: Object.fromEntries([...this.#rules].map(([{ name }, { moments }]) => [name, moments])),
    };
  }
}

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;

/** Labels as a table for a terminal, the most frequent first. */
export function labelTable({ events, closures, grounds, rules }: Labels): string {
  const accepted = Object.fromEntries(Object.entries(events).map(([type, { accepted }]) => [type, accepted]));
  const idle = Object.keys(rules).filter((name) => rules[name] === 0);
  const counted = Object.entries({
    'events accepted': accepted,
    'walks ended in': closures,
    'exceptions requested for': grounds,
  });
  return [
    ...counted.flatMap(([title, counts]) => {
      const total = Object.values(counts).reduce((sum, each) => sum + each, 0);
      const rows = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
      return [
        title,
        ...rows.map(
          ([name, each]) =>
            `${name.padEnd(30)}${String(each).padStart(8)}${percent(each, total).padStart(9)}`,
        ),
      ];
    }),
    ...(idle.length > 0 ? ['rules that concern no moment', ...idle] : []),
  ].join('\n');
}
