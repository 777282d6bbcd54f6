import { type AnyHost, isHost } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import { chartOfMachine, isMachine } from '../graph/chart-of-machine.ts';
import type { ModuleAnswer } from './chart-of-file.ts';
import { reasonOf } from './input.ts';

/** What can be drawn: a machine, or what `createHost` returns. */
type Drawable = Parameters<typeof chartOfMachine>[0] | AnyHost;

const isDrawable = (value: unknown): value is Drawable => isHost(value) || isMachine(value);
/** What an export stands for: of an actor, which XState creates of a machine, the machine. */
const drawableIn = (value: unknown): Drawable | null => {
  if (isDrawable(value)) return value;
  return typeof value === 'object' && value !== null && 'logic' in value && isMachine(value.logic)
    ? value.logic
    : null;
};
const chartOf = (drawable: Drawable): Chart =>
  isHost(drawable) ? drawable.definition() : chartOfMachine(drawable);

/** Why no machine can be drawn, as the rest of a sentence that begins with the file. */
class Refused extends Error {}

/**
 * The chart of one machine among the exports of a module; why there is none, as the rest of a
 * sentence.
 */
export async function chartOfModule(
  module: Record<string, unknown>,
  name: string | null,
): Promise<ModuleAnswer> {
  try {
    const exported = exportsOf(module);
    const machine = name?.endsWith('()') ? await made(exported, name) : picked(exported, name);
    return { chart: chartOf(machine) };
  } catch (error) {
    return { refused: error instanceof Refused ? error.message : `cannot be drawn: ${reasonOf(error)}` };
  }
}

/**
 * By name. What CommonJS exports as a whole, such as `exports.default`, arrives within the default.
 */
function exportsOf(module: Record<string, unknown>): Map<string, unknown> {
  if (isDrawable(module)) return new Map([['default', module]]);
  const { default: whole } = module;
  const isWhole = typeof whole === 'object' && whole !== null && !drawableIn(whole) && !isOfXState4(whole);
  return new Map([...Object.entries(module), ...(isWhole ? Object.entries(whole) : [])]);
}

function picked(exported: ReadonlyMap<string, unknown>, name: string | null): Drawable {
  const machines = new Map<string, Drawable>();
  for (const [key, value] of exported) {
    const drawable = drawableIn(value);
    if (drawable) machines.set(key, drawable);
  }
  const names = [...machines.keys()].join(', ');
  if (machines.size === 0) throw new Refused(withoutMachine(exported));
  const named = machines.get(name ?? 'default');
  if (named) return named;
  if (name !== null) throw new Refused(`exports no machine '${name}', but ${names}`);
  const [only, ...others] = new Set(machines.values());
  if (!only || others.length > 0)
    throw new Refused(`exports several machines: name one by --export: ${names}`);
  return only;
}

function withoutMachine(exported: ReadonlyMap<string, unknown>): string {
  const namesOf = (is: (value: unknown) => boolean) =>
    [...exported].flatMap(([key, value]) => (is(value) ? key : []));
  const old = namesOf(isOfXState4);
  if (old.length > 0)
    return `exports machines of XState 4 (${old.join(', ')}): move them to XState 5, https://stately.ai/docs/migration`;
  const makers = namesOf(isFunction);
  const [maker] = makers;
  if (!maker) return 'exports no XState 5 machine';
  return `exports no XState 5 machine, but functions: ${makers.join(', ')}. If one makes a machine, call it by --export '${maker}()'; with arguments, export what it returns from a module of yours`;
}

/** What a function of the module returns, called without arguments. */
async function made(exported: ReadonlyMap<string, unknown>, call: string): Promise<Drawable> {
  const name = call.slice(0, -2);
  const maker = exported.get(name);
  if (!isFunction(maker)) throw new Refused(`exports no function '${name}'`);
  let machine: unknown;
  try {
    machine = await maker();
  } catch (cause) {
    throw new Refused(
      `exports '${name}', which fails without arguments: ${reasonOf(cause)}. Export what it returns from a module of yours`,
    );
  }
  const drawable = drawableIn(machine);
  if (!drawable) throw new Refused(`exports '${name}', which returns no XState 5 machine`);
  return drawable;
}

const isFunction = (value: unknown): value is () => unknown =>
  typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));

/** XState 4 marks its machines. */
const isOfXState4 = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && '__xstatenode' in value;
