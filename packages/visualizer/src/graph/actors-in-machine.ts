import type { Text } from '@conexion/machines';
import { textIn } from '@conexion/machines';
import type { AnyStateNode } from 'xstate';
import type { ChartInvoke } from './chart.ts';
import { calledWith, type Identities, isRecord, type Named, same, spelled } from './identities.ts';

/** Reads the actors of one machine: by the name of their source, their machine's id, or unnamed. */
export interface ActorReader {
  /** What an actor is made of, with the input that is known before it runs. */
  sourceOf(source: unknown, input: unknown): Named;
  invokedIn(node: AnyStateNode): ChartInvoke[];
}

export function actorReader(names: Identities): ActorReader {
  const logicOf = (source: unknown): Named => {
    if (typeof source === 'string') return { name: source, label: same(source) };
    const id = isRecord(source) && 'root' in source ? source.id : undefined;
    // So XState calls a machine without an id.
    if (typeof id !== 'string' || id === '(machine)') return names.inPlace(source);
    return names.called(same(id), [source]);
  };
  const sourceOf = (source: unknown, input: unknown): Named => {
    const { name, label } = logicOf(source);
    const known = typeof input === 'function' ? undefined : input;
    const withInput = (text: string) => calledWith(text, known);
    return { name: withInput(name), label: spelled((lang) => withInput(textIn(label, lang))) };
  };
  return {
    sourceOf,
    invokedIn: ({ invoke, config }) => {
      // XState replaces what is written in place by a number.
      const written = [config.invoke ?? []].flat();
      return invoke.map(({ id, src }, index): ChartInvoke => {
        const { name, label } = sourceOf(written[index]?.src ?? src, written[index]?.input);
        return { id, source: name, ...(isUnnamed(name, label) && { label }) };
      });
    },
  };
}

const isUnnamed = (name: string, label: Text<string>) => Object.values(label).some((text) => text !== name);
