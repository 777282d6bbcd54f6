import type { AnyDefinition, JournalLine, WhatIfCounts } from '@conexion/machines';
import type { Entry, Expediente, List } from '../api/bodies.ts';
import { RequestError } from '../api/problem.ts';
import { allItems } from '../api/queries.ts';
import { request } from '../api/request.ts';
import { askWorker } from '../ask-worker.ts';
import type { RecordedCase, WhatIfAnswer, WhatIfFault, WhatIfRequest } from './what-if-request.ts';

/** Which cases are asked, under what change. */
export interface WhatIfQuestion {
  /** The fields of a policy that would be otherwise. */
  readonly policy: unknown;
  /** The machine that the service runs. */
  readonly served: AnyDefinition;
  /** Which cases are asked, as the service's list takes it: when they were opened, and more. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface WhatIfResult {
  readonly counts: WhatIfCounts;
  readonly csv: Blob;
}

interface Reading {
  readonly lang: string;
  readonly signal: AbortSignal;
}

const casesAtOnce = 20;

/**
 * Reads the journals page by page, and has a worker replay them. The service's budgets hold: where
 * it asks to wait, this waits.
 */
export async function askWhatIf(
  { policy, served, filters }: WhatIfQuestion,
  { lang, signal, onProgress }: Reading & { onProgress(asistencias: number): void },
): Promise<WhatIfResult | WhatIfFault> {
  const worker = new Worker(new URL('./what-if-worker.ts', import.meta.url), { type: 'module' });
  try {
    let answer = await answered(worker, { policy, served }, signal);
    const rows: string[] = [];
    // Empty for the first page, null after the last.
    let cursor: string | null = '';
    for (;;) {
      if ('fault' in answer) return answer;
      rows.push(answer.csv);
      onProgress(answer.counts.asistencias);
      if (cursor === null) return { counts: answer.counts, csv: new Blob(rows, { type: 'text/csv' }) };
      const parameters = new URLSearchParams({ tab: 'todos', limit: String(casesAtOnce), ...filters });
      if (cursor) parameters.set('cursor', cursor);
      const page: List<Expediente> = await patiently(
        () => request<List<Expediente>>(`api/expedientes?${parameters}`, { lang, signal }),
        signal,
      );
      const cases: RecordedCase[] = [];
      for (const { id: expedienteId, asistencias } of page.items)
        for (const { id } of asistencias.filter(({ type }) => type === (filters.type ?? type)))
          cases.push({ expedienteId, id, lines: await journalOf(id, { lang, signal }) });
      cursor = page.nextCursor;
      answer = await answered(worker, { cases }, signal);
    }
  } finally {
    worker.terminate();
  }
}

async function journalOf(id: string, { lang, signal }: Reading): Promise<RecordedCase['lines']> {
  const path = `api/asistencias/${encodeURIComponent(id)}/bitacora`;
  const entries = await patiently(() => allItems<Entry>(path, lang, signal), signal);
  return entries
    .filter(({ kind }) => kind === 'opening' || kind === 'event')
    .map(({ seq, type, at, by, callId, payload, to }) => ({
      seq,
      type,
      at,
      // What the machine decided, a person of some role has sent.
      by: by as JournalLine['by'],
      callId,
      payload,
      to,
    }));
}

const answered = (worker: Worker, message: WhatIfRequest, signal: AbortSignal): Promise<WhatIfAnswer> =>
  askWorker(worker, message, signal);

const tries = 8;

/** Asks again where the service is busy, after the time that it asks to wait. */
async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let left = tries; ; left--)
    try {
      return await ask();
    } catch (error) {
      if (left === 1 || signal.aborted || !(error instanceof RequestError && error.isPassing)) throw error;
      await waited((error.retryAfter ?? 2) * 1_000, signal);
    }
}

const waited = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
