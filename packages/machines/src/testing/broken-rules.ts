import type { AnyHost, Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import type { Exploration } from './explore.ts';
import { failureOf } from './shorten.ts';
import { story } from './story.ts';

/** A rule that an exploration saw broken. */
export interface BrokenRule {
  rule: string;
  /** On how many steps. */
  steps: number;
  /** Of a shortest walk to one of them. */
  story: string;
}

/** The rules that an exploration of a host saw broken, each once. */
export function brokenRules(
  { violations }: Pick<Exploration, 'violations'>,
  host: AnyHost = standardHost,
): BrokenRule[] {
  const steps = new Map<string, number>();
  for (const { invariant } of violations) steps.set(invariant.name, (steps.get(invariant.name) ?? 0) + 1);
  return [...steps].map(([rule, count]) => {
    // Breadth first: none after it is shorter.
    const first = violations.find(({ invariant }) => invariant.name === rule);
    const failure = first && failureOf(first.walk, host as Host, [first.invariant]);
    return { rule, steps: count, story: failure ? story(failure) : '' };
  });
}
