import type { Kysely } from 'kysely';
import type { Store } from '../../cases/store.ts';
import {
  asistenciaSummary,
  entryOf,
  expedienteHead,
  pageOfEntries,
  pendienteOf,
} from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';
import { caseNumbers } from './case-numbers.ts';
import { groupedRows } from './grouped.ts';
import { listExpedientes } from './list-expedientes.ts';
import { listPendientes } from './list-pendientes.ts';
import { prepareReads } from './read-statements.ts';
import { rememberAsistencias } from './remember-asistencias.ts';

const defaultEntries = 500;
/** What an integer column of either database can hold. */
const greatestSeq = 2_147_483_647;

type Question =
  | 'expediente'
  | 'caseNumber'
  | 'expedientes'
  | 'asistencia'
  | 'asistenciasOf'
  | 'journal'
  | 'journalOfExpediente'
  | 'pendiente'
  | 'pendientes'
  | 'openPendientes'
  | 'answer'
  | 'changesSince'
  | 'latestChange';

/** The reads of records from a database, and the node's cache of asistencias. */
export function readRecords(db: Kysely<Tables>) {
  const reads = prepareReads(db);
  const { find, openPendientes, ...memory } = rememberAsistencias(db, reads);
  const readAnswer = groupedRows(
    'scope',
    (scopes) => db.executeQuery(reads.answers(scopes)),
    (row) => row,
  );

  const questions: Pick<Store, Question> = {
    async expediente(id) {
      const [row] = (await db.executeQuery(reads.expediente(id))).rows;
      return row ? { ...expedienteHead(row), snapshot: JSON.parse(row.snapshot) } : null;
    },
    caseNumber: async (id) => (await caseNumbers(db, [id])).get(id) ?? null,
    expedientes: (query) => listExpedientes(db, query),
    asistencia: find,
    async asistenciasOf(expedienteId) {
      return (await db.executeQuery(reads.asistenciasOf(expedienteId))).rows.map(asistenciaSummary);
    },
    async journal(asistenciaId, { after = 0, limit = defaultEntries, untilSeq = greatestSeq }) {
      const query = reads.journal(asistenciaId, after, untilSeq, limit + 1);
      return pageOfEntries((await db.executeQuery(query)).rows, limit);
    },
    async journalOfExpediente(expedienteId, { after = 0, limit = defaultEntries }) {
      const query = reads.journalOfExpediente(expedienteId, after, limit + 1);
      return pageOfEntries((await db.executeQuery(query)).rows, limit);
    },
    async pendiente(id) {
      const [row] = (await db.executeQuery(reads.pendiente(id))).rows;
      return row ? pendienteOf(row) : null;
    },
    pendientes: (query) => listPendientes(db, query),
    openPendientes,
    async answer(scope) {
      const row = await readAnswer(scope);
      return row ? { scope: row.scope, bodyHash: row.body_hash, memory: JSON.parse(row.memory) } : null;
    },
    async changesSince(position, limit) {
      const { rows } = await db.executeQuery(reads.changesSince(position, limit));
      return rows.map((row) => ({ position: row.position, entry: entryOf(row) }));
    },
    async latestChange() {
      return Number((await db.executeQuery(reads.latestChange())).rows[0]?.position ?? 0);
    },
  };
  return { questions, ...memory };
}
