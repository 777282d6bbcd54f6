import type { Asistencia, Entry } from '../packages/service/src/cases/records.ts';
import type { Store } from '../packages/service/src/cases/store.ts';

const tickMilliseconds = 20;
/** One event in so many opens another asistencia. */
const openingEvery = 100;
const arribo = 'monitoreo.arribo';
const contact = 'monitoreo.contactacionYValidacion';

let ids = 0;
const newId = () => `bench-${process.pid}-${ids++}`;

/**
 * Commits so many events per second, evenly, as another node would: the provider arrives, finds no
 * one, arrives again, and now and then another asistencia is opened. It bypasses the machine and
 * the routes, because only the page is measured. Resolves to how many were committed.
 */
export async function commitMoves(
  store: Store,
  cases: Asistencia[],
  perSecond: number,
  seconds: number,
): Promise<number> {
  const began = performance.now();
  let sent = 0;
  let committed = 0;
  const under = new Set<Promise<void>>();
  while (performance.now() - began < seconds * 1000) {
    const due = ((performance.now() - began) / 1000) * perSecond;
    for (; sent < due; sent++) {
      const one = cases.shift();
      // The store is behind: later rounds catch up.
      if (!one) break;
      const isOpening = sent % openingEvery === 0;
      const next = isOpening ? opened(one) : moved(one);
      const sending = store
        .commit({ asistencia: next, entries: [lineOf(next, isOpening ? null : one)] })
        .then((commit) => {
          if (commit !== 'committed') throw new Error('Another writer moved a case');
          committed += 1;
          cases.push(isOpening ? one : next);
          under.delete(sending);
        });
      under.add(sending);
    }
    await new Promise((resolve) => setTimeout(resolve, tickMilliseconds));
  }
  await Promise.all(under);
  return committed;
}

const moved = (one: Asistencia): Asistencia => ({
  ...one,
  revision: one.revision + 1,
  state: one.state === contact ? arribo : contact,
  subStage: one.state === contact ? 'arribo' : 'contactacionYValidacion',
  lastAt: new Date().toISOString(),
  since: new Date().toISOString(),
});

const opened = (one: Asistencia): Asistencia => ({
  ...one,
  id: newId(),
  revision: 1,
  state: 'aperturaDeAsistencia',
  stage: 'aperturaDeAsistencia',
  subStage: null,
  openedAt: new Date().toISOString(),
});

/** The line of the journal; an opening where it comes from nowhere. */
const lineOf = (to: Asistencia, from: Asistencia | null): Entry => ({
  id: newId(),
  kind: from ? 'event' : 'opening',
  expedienteId: to.expedienteId,
  asistenciaId: to.id,
  seq: to.revision,
  type: from === null ? 'asistencia.opened' : to.state === contact ? 'provider.arrived' : 'contact.refuted',
  at: new Date().toISOString(),
  by: { id: 'ana', role: 'coordinador' },
  // As large as a real snapshot.
  payload: {
    reason: 'No hay nadie en la casa y nadie contesta el teléfono del contacto',
    arrivedAt: to.lastAt,
  },
  from: from?.state ?? null,
  to: to.state,
  stage: to.stage,
  subStage: to.subStage,
  closureStatus: null,
  clauses: ['5.2.A'],
  passed: [],
  effects: [],
});
