import { canonicalName } from '@conexion/machines';
import type { TextField } from './field.ts';

/**
 * What a typed text means: the value of the suggestion that it names by its label, as people say
 * it, where only one has that label; else the text.
 */
export function meant({ suggestions = [], isDoubted }: TextField, typed: string): string {
  const text = typed.trim();
  if (!isDoubted || suggestions.some(({ value }) => value === text)) return typed;
  const [named, ...others] = suggestions.filter(({ label }) => canonicalName(label) === canonicalName(text));
  return named && others.length === 0 ? named.value : typed;
}
