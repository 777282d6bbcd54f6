import type { RunningCase } from '../diff/stranded-cases.ts';
import { reasonOf, textOf, Unreadable } from './input.ts';
import type { CasesSource } from './options.ts';

/** The running cases of a file or of a service. @throws {Unreadable} */
export const readCases = (source: CasesSource): Promise<RunningCase[]> =>
  'file' in source ? casesOfFile(source.file) : casesOfService(source.service, source.token);

/** A list as JSON, or a case a line. */
async function casesOfFile(file: string): Promise<RunningCase[]> {
  const text = await textOf(file);
  try {
    const values: unknown = text.trimStart().startsWith('[')
      ? JSON.parse(text)
      : text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
    return casesIn(values, file);
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable(`${file} is neither JSON nor a case a line: ${reasonOf(cause)}`, { cause });
  }
}

/** The asistencias of all open expedientes, page by page. */
async function casesOfService(service: string, token: string): Promise<RunningCase[]> {
  const cases: RunningCase[] = [];
  const url = new URL(
    'api/expedientes?tab=abiertos&limit=500',
    service.endsWith('/') ? service : `${service}/`,
  );
  for (;;) {
    const page = await pageAt(url, token);
    if (!isRecord(page) || !Array.isArray(page.items))
      throw new Unreadable(`${url} does not answer with a list`);
    for (const item of page.items) {
      if (isRecord(item) && Array.isArray(item.asistencias))
        cases.push(...casesIn(item.asistencias, url.href));
    }
    if (typeof page.nextCursor !== 'string') return cases;
    url.searchParams.set('cursor', page.nextCursor);
  }
}

async function pageAt(url: URL, token: string): Promise<unknown> {
  try {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Unreadable(`it answers ${answer.status}`);
    return await answer.json();
  } catch (cause) {
    throw new Unreadable(`${url.origin} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

function casesIn(values: unknown, from: string): RunningCase[] {
  if (!Array.isArray(values)) throw new Unreadable(`${from} has no list of cases`);
  return values.map((value: unknown) => {
    if (!isRecord(value) || typeof value.id !== 'string' || typeof value.state !== 'string') {
      throw new Unreadable(`${from} has a case without id and state: ${JSON.stringify(value)}`);
    }
    return { id: value.id, state: value.state };
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
