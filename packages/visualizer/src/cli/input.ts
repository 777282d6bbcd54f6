import { readFile } from 'node:fs/promises';

/**
 * A file or an answer that cannot be read or is invalid. The command prints its message without a
 * stack.
 */
export class Unreadable extends Error {}

/** The text of a file. @throws {Unreadable} */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Unreadable(`${file} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

/**
 * The message of an error as one line; a module that is missing names those that asked for it,
 * which are left out.
 */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return (message.split('\nRequire stack:')[0] ?? '').replace(/\s+/g, ' ').trim();
}
