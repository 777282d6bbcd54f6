import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AsistenciaInput, createHost, noCounts, type WhatIfCounts } from '@conexion/machines';
import { startService } from '@conexion/service';
import SQLite from 'better-sqlite3';
import { loadCases } from '../examples/cases/load-cases.ts';
import { playOverHttp } from '../examples/cases/play-over-http.ts';
import { policyFileOf, readPolicy } from '../examples/cases/policies.ts';
import { serviceClient } from '../examples/cases/service-client.ts';
import { askWhatIf } from '../packages/service/src/cases/what-if.ts';
import { openSqlite } from '../packages/service/src/storage/database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../packages/service/src/storage/sql-store.ts';
import { fillSqlite, fillStore } from './fill-store.ts';

const policyFile = 'policy.json';
const host = createHost();
const clock = () => new Date().toISOString();

/** A line as the table has it. */
interface Line {
  asistencia: string;
  type: string;
  at: number;
  payload: Record<string, unknown>;
}

type Journal = readonly Line[];

/**
 * Asks three changes of policy of copies of the example cases, and counts what they mean without
 * the machine: from the lines alone, by arithmetic.
 */
export async function measureWhatIf(asistencias: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'conexion-what-if-'));
  try {
    await recordExamples(dataDir);
    const filling = fillSqlite(dataDir);
    await fillStore(filling, asistencias, 1_000);
    await filling.close();
    const expected = countedFromLines(`${dataDir}/conexion.sqlite`);
    for (const [name, policy] of [
      ['months', { months: 3 }],
      ['all', { groundsRequired: 'all' }],
      ['tolerance', { toleranceMinutes: 15 }],
      // By the clock of a service, the examples are all late by more than that.
      ['patience', { toleranceMinutes: 240 }],
    ] as const) {
      const { counts, seconds, megabytes } = await asked(dataDir, policy);
      const found =
        name === 'months'
          ? counts.possible['exception.requested sixMonthsWithoutUse']
          : counts.refused[name === 'all' ? '5.1.G' : '4.3'];
      console.log(
        `${JSON.stringify(policy)}: ${counts.asistencias} journals in ${seconds.toFixed(0)} s, at most ${megabytes} MB; ${found ?? 0} found, ${expected[name]} by the lines alone`,
      );
      if ((found ?? 0) !== expected[name]) throw new Error(`what-if: ${JSON.stringify(counts)}`);
    }
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function recordExamples(dataDir: string): Promise<void> {
  const service = await startService({ dataDir, demo: true, seed: false, policy: readPolicy(policyFile) });
  const client = serviceClient(service.url);
  for (const file of loadCases().values())
    if (policyFileOf(file) === policyFile) await playOverHttp(file, client);
  await service.close();
}

async function asked(
  dataDir: string,
  policy: object,
): Promise<{ counts: WhatIfCounts; seconds: number; megabytes: number }> {
  const store = await openSqlStore(openSqlite(dataDir), clock);
  const counts = noCounts();
  const start = performance.now();
  let most = 0;
  for await (const _ of askWhatIf({ store, clock }, { host, policy }, counts))
    most = Math.max(most, process.memoryUsage.rss());
  await store.close();
  return { counts, seconds: (performance.now() - start) / 1_000, megabytes: Math.round(most / 1e6) };
}

function countedFromLines(file: string): Record<'months' | 'all' | 'tolerance' | 'patience', number> {
  const database = new SQLite(file, { readonly: true });
  const rows = database
    .prepare(
      "select asistencia_id, type, at, data from bitacora where kind in ('opening', 'event') order by asistencia_id, seq",
    )
    .iterate() as IterableIterator<{ asistencia_id: string; type: string; at: string; data: string }>;
  const counts = { months: 0, all: 0, tolerance: 0, patience: 0 };
  let journal: Line[] = [];
  const count = () => {
    if (journal.length === 0) return;
    counts.months += Number(wouldBePossible(journal));
    counts.all += Number(wouldLackGrounds(journal));
    counts.tolerance += Number(wouldBeEarly(journal, 15));
    counts.patience += Number(wouldBeEarly(journal, 240));
  };
  for (const { asistencia_id: asistencia, type, at, data } of rows) {
    if (journal[0]?.asistencia !== asistencia) {
      count();
      journal = [];
    }
    journal.push({ asistencia, type, at: Date.parse(at), payload: JSON.parse(data).payload });
  }
  count();
  database.close();
  return counts;
}

const inputOf = ([opening]: Journal) => opening?.payload as unknown as AsistenciaInput;

/** Whole months from a plan's first day to the opening, where the plan is. */
function monthsOf({ plan, openedAt }: AsistenciaInput): number {
  const [year = 0, month = 0, day = 0] = new Intl.DateTimeFormat('en-CA', { timeZone: plan.timeZone })
    .format(Date.parse(openedAt))
    .split('-')
    .map(Number);
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = plan.contractedOn.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (year - fromYear) * 12 + month - fromMonth - (day < Math.min(fromDay, lastDay) ? 1 : 0);
}

/** 5.1.G: upset and quoted, in the negotiation, three months without use but not six. */
function wouldBePossible(journal: Journal): boolean {
  const input = inputOf(journal);
  const months = monthsOf(input);
  if (input.plan.servicesUsed > 0 || months < 3 || months >= 6) return false;
  let isUpset = false;
  let isQuoted = false;
  for (const { type, payload } of journal.slice(1)) {
    if (type === 'affiliate.objected') isUpset = true;
    if (type === 'quote.received') isQuoted = true;
    if (type === 'coverage.resolved' || type === 'exception.approved') isQuoted = false;
    if (type === 'exception.requested' && payload.ground === 'sixMonthsWithoutUse') return false;
    if (isUpset && isQuoted) return true;
  }
  return false;
}

/** 5.1.G: an exception asked on one of its grounds, of which another does not hold. */
function wouldLackGrounds(journal: Journal): boolean {
  const { plan, policy, openedAt, ...rest } = inputOf(journal);
  const isOld = plan.servicesUsed === 0 && monthsOf({ plan, openedAt, ...rest }) >= (policy?.months ?? 6);
  const hasNetwork = policy?.internalNetworkCities?.includes(plan.originCity) === true;
  return journal.some(({ type, payload }) => {
    if (type !== 'exception.requested') return false;
    if (['firstServiceGoodwill', 'special'].includes(String(payload.ground))) return false;
    const works = payload.assessment as { heavyMachinery: boolean; largeWorks: boolean } | undefined;
    const isLight = works !== undefined && !works.heavyMachinery && !works.largeWorks;
    return !(isOld && hasNetwork && isLight);
  });
}

/** 4.3: said to be late within some minutes after the window. */
function wouldBeEarly(journal: Journal, minutes: number): boolean {
  let latest = Number.POSITIVE_INFINITY;
  for (const { type, at, payload } of journal) {
    if (type.startsWith('reschedule.') && at < latest + minutes * 60_000) return true;
    const { window } = payload as { window?: { latest: string } };
    if (window) latest = Date.parse(window.latest);
  }
  return false;
}
