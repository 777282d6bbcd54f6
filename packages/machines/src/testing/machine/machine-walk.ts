import fc from 'fast-check';
import type { AnyStateMachine, InputFrom } from 'xstate';
import { KitError } from '../kit-error.ts';
import { type Choice, choicesAt } from './choices.ts';
import { type EventSources, eventSources, type Payload, type SourceOptions } from './event-sources.ts';
import { advanced, type MachineStep, type Position, positionAtStart } from './position.ts';

/** How walks on any XState machine are generated. */
export interface MachineWalkOptions<TMachine extends AnyStateMachine> extends SourceOptions {
  input?: InputFrom<TMachine>;
  /** Steps at most; 40 by default. */
  maxSteps?: number;
  /** Payloads tried until a guard lets one through; 50 by default. */
  attempts?: number;
}

/** The steps of one walk, each of which the machine takes. */
export type MachineWalk = readonly MachineStep[];

/**
 * Walks on any XState 5 machine, by a schema (or a fast-check arbitrary) of each event that it
 * takes. A step is an event, the next that is due by a simulated clock, or what a child sends.
 * Nothing runs: no action, no child. Walks shrink: they leave out steps, and payloads get smaller.
 * A step at which the machine throws is the last of its walk.
 * @throws {KitError} at once, for a schema that no event has or an event that no schema has; when
 *   sampled, for a schema without values and where most walks are empty
 */
export function machineWalk<TMachine extends AnyStateMachine>(
  machine: TMachine,
  schemas: Readonly<Record<string, Payload>>,
  { input, maxSteps = 40, attempts = 50, ...sources }: MachineWalkOptions<TMachine> = {},
): fc.Arbitrary<MachineWalk> {
  return new Walks(machine, input, eventSources(machine, schemas, sources), maxSteps, attempts);
}

/** A step as it was drawn, so that it can shrink. */
interface Drawn {
  choice: Choice;
  value: fc.Value<MachineStep>;
}

/** After so many walks, the empty ones are counted. */
const first = 20;

/** Steps at most for payloads to shrink in pairs. */
const together = 12;

class Walks extends fc.Arbitrary<MachineWalk> {
  readonly #machine: AnyStateMachine;
  readonly #input: unknown;
  readonly #sources: EventSources;
  readonly #maxSteps: number;
  readonly #attempts: number;
  #walks = 0;
  #empty = 0;

  constructor(
    machine: AnyStateMachine,
    input: unknown,
    sources: EventSources,
    maxSteps: number,
    attempts: number,
  ) {
    super();
    this.#machine = machine;
    this.#input = input;
    this.#sources = sources;
    this.#maxSteps = maxSteps;
    this.#attempts = attempts;
  }

  generate(mrng: fc.Random, bias: number | undefined): fc.Value<MachineWalk> {
    const drawn: Drawn[] = [];
    const length = mrng.nextInt(1, this.#maxSteps);
    let position: Position | undefined = this.#start();
    while (position && drawn.length < length) {
      const next = this.#draw(position, mrng, bias);
      if (!next) break;
      drawn.push(next.drawn);
      position = next.position;
    }
    this.#countEmpty(drawn.length === 0);
    return asValue(drawn);
  }

  canShrinkWithoutContext(_: unknown): _ is MachineWalk {
    return false;
  }

  shrink(_: MachineWalk, context: unknown): fc.Stream<fc.Value<MachineWalk>> {
    return context ? fc.stream(this.#smaller(context as readonly Drawn[])) : fc.Stream.nil();
  }

  #start(): Position | undefined {
    try {
      return positionAtStart(this.#machine, this.#input);
    } catch {
      // The player of the walk meets it again, and tells the story.
      return undefined;
    }
  }

  /** A step that the machine takes, of a choice at random; undefined where none is found. */
  #draw(position: Position, mrng: fc.Random, bias: number | undefined) {
    const choices = choicesAt(this.#machine, position, this.#sources);
    const turn = choices.length > 0 ? mrng.nextInt(0, choices.length - 1) : 0;
    for (const choice of [...choices.slice(turn), ...choices.slice(0, turn)]) {
      for (let attempt = 0; attempt < this.#attempts; attempt++) {
        const value = choice.steps.generate(mrng, attempt % 2 === 0 ? bias : undefined);
        const after = this.#take(position, value.value_);
        if (after) return { drawn: { choice, value }, position: after.position };
      }
    }
    return undefined;
  }

  /** Where a step leads: no position where the machine throws, undefined where it refuses. */
  #take(position: Position, step: MachineStep): { position: Position | undefined } | undefined {
    try {
      const isTaken = step.kind === 'timer' || position.snapshot.can(step.event as never);
      return isTaken ? { position: advanced(this.#machine, position, step) } : undefined;
    } catch {
      return { position: undefined };
    }
  }

  *#smaller(drawn: readonly Drawn[]): Generator<fc.Value<MachineWalk>> {
    for (let count = Math.ceil(drawn.length / 2); count > 0; count = Math.floor(count / 2)) {
      for (let from = 0; from < drawn.length; from += count) {
        const kept = this.#replayed(drawn.toSpliced(from, count));
        if (kept.length < drawn.length) yield asValue(kept);
      }
    }
    for (const [place, { choice, value }] of drawn.entries()) {
      for (const smaller of choice.steps.shrink(value.value_, value.context))
        yield asValue(this.#replayed(drawn.with(place, { choice, value: smaller })));
    }
    yield* this.#smallerTogether(drawn);
  }

  /** Two payloads at once, because a fault may depend on their difference. */
  *#smallerTogether(drawn: readonly Drawn[]): Generator<fc.Value<MachineWalk>> {
    if (drawn.length > together) return;
    for (const [place, one] of drawn.entries()) {
      for (const [later, other] of drawn.entries()) {
        if (later <= place) continue;
        const others = fromTheStart(other);
        for (const smaller of fromTheStart(one)) {
          const next = others.next();
          if (next.done) break;
          const both = drawn
            .with(place, { choice: one.choice, value: smaller })
            .with(later, { choice: other.choice, value: next.value });
          yield asValue(this.#replayed(both));
        }
      }
    }
  }

  /** The steps that the machine still takes. */
  #replayed(drawn: readonly Drawn[]): readonly Drawn[] {
    const kept: Drawn[] = [];
    let position = this.#start();
    for (const each of drawn) {
      if (!position) break;
      const here = choicesAt(this.#machine, position, this.#sources);
      const isDue = each.value.value_.kind !== 'timer' || here.some(({ key }) => key === each.choice.key);
      const after = isDue && here.length > 0 ? this.#take(position, each.value.value_) : undefined;
      if (!after) continue;
      kept.push(each);
      position = after.position;
    }
    return kept;
  }

  #countEmpty(isEmpty: boolean): void {
    this.#walks++;
    if (isEmpty) this.#empty++;
    if (this.#walks < first || this.#empty * 2 <= this.#walks) return;
    const position = this.#start();
    if (!position) return;
    const here = choicesAt(this.#machine, position, this.#sources).map(({ key }) => key);
    throw new KitError(
      'walks-empty',
      `${this.#empty} of ${this.#walks} walks on ${this.#machine.id} are empty: at ${JSON.stringify(position.snapshot.value)} ` +
        (here.length > 0
          ? `no payload of ${here.join(', ')} passes the guards. Narrow the schema to what passes`
          : 'the machine takes no step'),
    );
  }
}

/** What a payload alone was found not to shrink to, it may shrink to together with another. */
function fromTheStart({ choice: { steps }, value: { value_: value, context } }: Drawn) {
  return steps.shrink(value, steps.canShrinkWithoutContext(value) ? undefined : context);
}

const asValue = (drawn: readonly Drawn[]): fc.Value<MachineWalk> =>
  new fc.Value(
    drawn.map(({ value }) => value.value_),
    drawn,
  );
