import type { RunningCase, StateValue } from '../diff/stranded-cases.ts';
import { isRecord } from '../graph/identities.ts';
import { reasonOf, textOf, Unreadable } from './input.ts';
import type { CasesSource } from './options.ts';

/** The running cases of a file or of a service. @throws {Unreadable} */
export const readCases = (source: CasesSource): Promise<RunningCase[]> =>
  'file' in source ? casesOfFile(source.file) : casesOfService(source.service, source.token);

/** A list or one case as JSON, or a case a line. */
async function casesOfFile(file: string): Promise<RunningCase[]> {
  const text = await textOf(file);
  const values =
    jsonIn(text) ??
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, index) => {
        const value = jsonIn(line);
        if (value === undefined)
          throw new Unreadable(`${file} is neither JSON nor a case a line: line ${index + 1}`);
        return value;
      });
  return casesIn(Array.isArray(values) ? values : [values], file);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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

/**
 * Cases by their state, or as XState persists them: such a snapshot by itself, or as the `snapshot`
 * of a case. One that is not active is no running case.
 */
function casesIn(values: readonly unknown[], from: string): RunningCase[] {
  return values.flatMap((value, index): RunningCase[] => {
    const which = `${from}: case ${index + 1}`;
    if (!isRecord(value)) throw new Unreadable(`${which} is not an object`);
    const { id = index + 1, snapshot = value } = value;
    if (typeof id !== 'string' && typeof id !== 'number')
      throw new Unreadable(`${which}: id is neither a text nor a number`);
    if (!isRecord(snapshot)) throw new Unreadable(`${which}: snapshot is not an object`);
    const { state = snapshot.value } = value;
    if (state === undefined) throw new Unreadable(`${which} has neither state nor value`);
    if (!isStateValue(state))
      throw new Unreadable(
        `${which}: a state is a name, or names within names, not ${JSON.stringify(state)}`,
      );
    const isOver = value.state === undefined && snapshot.status !== undefined && snapshot.status !== 'active';
    return isOver ? [] : [{ id: String(id), state }];
  });
}

const isStateValue = (value: unknown): value is StateValue =>
  typeof value === 'string' || (isRecord(value) && Object.values(value).every(isStateValue));
