import { decide, openAsistencia, pack, unpack } from '@conexion/machines';
import { recordedCases } from './recorded-cases.ts';

type Unpack = (envelope: unknown) => unknown;

const seed = 20_260_831;
const wanted = 10_000;

/** Values that a field of a stored case must not have, or may have only in some places. */
const strange = [
  ...[null, undefined, true, -1, 0.5, Number.MAX_SAFE_INTEGER + 1, '', ' ', 'x', 'x'.repeat(3_000)],
  ...[[], {}, { extra: 1 }, ['x', 1], '2026-02-30T00:00:00Z', '2026-03-10T09:00Z', 'America/Nowhere'],
];

/**
 * Checks that `unpack` refuses every mutated envelope that another build refuses, and reads the
 * others as it does. Throws at the first difference.
 */
export async function compareEnvelopes(other?: string): Promise<void> {
  if (other === undefined) throw new Error('bench envelopes: name the dist/index.js of another build');
  const before: Unpack = (await import(other)).unpack;
  // Every moment of every example case: from the empty memory to the full one.
  const stored: string[] = [];
  for (const { input, events } of await recordedCases()) {
    let { snapshot } = openAsistencia(input);
    for (const event of events) {
      stored.push(JSON.stringify(pack(snapshot, 0)));
      const decision = decide(snapshot, event);
      if (decision.accepted) ({ snapshot } = decision);
    }
  }
  let state = seed;
  const below = (many: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * many);
  };
  let refused = 0;
  for (let turn = 0; turn < wanted; turn++) {
    const envelope = JSON.parse(stored[turn % stored.length] ?? '');
    mutate(envelope, below);
    const [was, is] = [answerOf(before, envelope), answerOf(unpack, envelope)];
    if (was !== is) throw new Error(`${JSON.stringify(envelope)}\nis ${is}\nwas ${was}`);
    if (is.startsWith('refused')) refused++;
  }
  console.log(
    `both builds refuse the same ${refused} of ${wanted} mutated envelopes, and read the others alike`,
  );
}

function answerOf(read: Unpack, envelope: unknown): string {
  try {
    const { snapshot, seq } = read(structuredClone(envelope)) as ReturnType<typeof unpack>;
    return JSON.stringify([seq, snapshot.status, snapshot.value, snapshot.context]);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `refused ${code} ${message}`;
  }
}

/** Changes, drops or adds one field, however deep. */
function mutate(root: Record<string, unknown>, below: (many: number) => number): void {
  let holder = root;
  for (;;) {
    const keys = Object.keys(holder);
    const key = keys[below(keys.length)];
    if (key === undefined || below(12) === 0) {
      holder[`extra${below(3)}`] = strange[below(strange.length)];
      return;
    }
    const value = holder[key];
    if (typeof value === 'object' && value !== null && below(5) > 0) {
      holder = value as Record<string, unknown>;
      continue;
    }
    if (below(4) === 0) delete holder[key];
    else holder[key] = strange[below(strange.length)];
    return;
  }
}
