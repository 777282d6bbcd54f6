import { type Script, scriptSchema } from './script.ts';

/** A simulation as a link carries it. */
export interface Linked {
  readonly script: Script;
  /** How many items of it are played. */
  readonly played: number;
}

/** A longer address is cut by some of what passes links on. */
export const longestLink = 8_000;
// A script of the greatest length that is taken has far less; what unpacks to more was made to.
const mostCharacters = 4_000_000;

/** The simulation as text that an address can hold: deflated, in base64url. */
export async function packLink({ script, played }: Linked): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([played, script]));
  const packed = await read(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  return btoa(String.fromCharCode(...packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The simulation of a link; null where the text is none. */
export async function unpackLink(text: string): Promise<Linked | null> {
  try {
    const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const bytes = await read(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
    const [played, value] = JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
    const script = scriptSchema.parse(value);
    return { script, played: Math.min(Math.max(Number(played) || 1, 1), script.items.length) };
  } catch {
    return null;
  }
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > mostCharacters) throw new Error('The link unpacks to too much');
    chunks.push(next.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
