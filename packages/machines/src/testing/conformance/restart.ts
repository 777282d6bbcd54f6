import type { Host } from '../../host/host.ts';
import type { EntryBody, ExpedienteBody, Items } from './answers.ts';
import { answers, type Prepared } from './contract/commands.ts';
import { answeredBeforeWindow } from './contract/passing-window.ts';
import { beyond, watch } from './contract/stream.ts';
import { same, wholeOf } from './disagreement.ts';
import { type Finding, findingOf } from './finding.ts';
import { killed, Scene } from './scene.ts';
import type { Got, Wire } from './wire.ts';

/** A host under test as a process, which can be killed, started again and given another clock. */
export interface StartedHost {
  /** Ends it at once, as SIGKILL does. */
  kill(): Promise<void>;
  /** Starts it again; resolves once it answers. */
  start(): Promise<void>;
  /** Sets its clock so many seconds ahead of the true time. */
  setClock(secondsAhead: number): Promise<void>;
}

interface Kept {
  scene: Scene;
  /** Throws where something is no longer as it was. */
  check(): Promise<void>;
}

/** What a host must keep when it is killed. */
export interface RestartRule {
  section: 'restart';
  rule: string;
  /** Before the kill; what it answers is called after it. */
  keep(scene: Scene): Promise<Kept['check']>;
}

const section = 'restart';

/** Every rule that a kill tries. */
export const restartRules: readonly RestartRule[] = [
  ...answers.map(
    ({ name, prepare }): RestartRule => ({
      section,
      rule: `${name}: after a kill, the same key gives the same answer`,
      keep: async (scene) => keptAnswer(scene, await prepare(scene)),
    }),
  ),
  {
    section,
    rule: 'after a kill, the answer under a key stays the same once a window and a due time have passed',
    keep: answeredBeforeWindow,
  },
  { section, rule: 'after a kill, a case is as it was answered', keep: keptCase },
  { section, rule: 'after a kill, the stream goes on after the cursor', keep: keptCursor },
];

/** Kills a host right after it has answered, and asks whether it has kept what it acknowledged. */
export async function playRestart(
  wire: Wire,
  host: Host,
  started: StartedHost,
  rules: readonly RestartRule[],
  onDone: () => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const kept: (Kept & { rule: string })[] = [];
  const guarded = async (scene: Scene, rule: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      findings.push(findingOf(error, scene, section, rule));
    }
  };
  for (const { rule, keep } of rules) {
    const scene = new Scene(wire, host);
    await guarded(scene, rule, async () => void kept.push({ scene, rule, check: await keep(scene) }));
  }
  await started.kill();
  await started.start();
  for (const { scene, rule, check } of kept) {
    scene.tell(killed);
    await guarded(scene, rule, check);
    onDone();
  }
  return findings;
}

async function keptAnswer(scene: Scene, prepared: Prepared): Promise<() => Promise<void>> {
  const { path, body, other, moveOn } = prepared;
  const key = { headers: { 'idempotency-key': scene.name } };
  const first = await scene.post(path, body, key);
  return async () => {
    await moveOn();
    same('another body under the same key', (await scene.post(path, other, key)).status, 422);
    same('the answer under the same key', wholeOf(await scene.post(path, body, key)), wholeOf(first));
  };
}

async function keptCase(scene: Scene): Promise<() => Promise<void>> {
  const { expediente, asistencia } = await scene.openCase();
  await scene.accept(asistencia.id, [{ type: 'coverage.resolved', outcome: 'covered' }]);
  await scene.done(`/api/asistencias/${asistencia.id}/bitacora`, { text: 'una nota' });
  await scene.done(`/api/expedientes/${expediente.id}/transfer`, {
    to: scene.wire.people.jefe.id,
    reason: 'turno',
  });
  const paths = [
    `/api/expedientes/${expediente.id}`,
    `/api/asistencias/${asistencia.id}`,
    `/api/asistencias/${asistencia.id}/bitacora`,
    `/api/pendientes?expediente=${expediente.id}`,
  ];
  const seen: Got[] = [];
  for (const path of paths) seen.push(await scene.get(path));
  return async () => {
    for (const [place, path] of paths.entries())
      same(path, wholeOf(await scene.get(path)), wholeOf(seen[place] as Got));
  };
}

async function keptCursor(scene: Scene): Promise<() => Promise<void>> {
  const [end] = await watch(scene, { after: beyond, until: () => true });
  const { body } = await scene.done<ExpedienteBody>('/api/expedientes', bodyOfCase);
  const path = `/api/expedientes/${body.id}/bitacora`;
  const { items } = (await scene.get<Items<EntryBody>>(path)).body;
  return async () => {
    const frames = await watch(scene, {
      after: end?.id,
      // The host itself may have written lines in between.
      until: (seen) => seen.some(({ data }) => (data as EntryBody).expedienteId === body.id),
    });
    same('the line of the case', frames.at(-1)?.data, items[0], [], 'stream');
    const isAfter = frames.every(({ id }) => Number(id) > Number(end?.id));
    same('whether all come after the cursor', isAfter, true, [], 'stream');
  };
}

const bodyOfCase = {
  holder: { id: 'CC-1', name: 'Juan Pérez' },
  contact: { name: 'Rosa Pérez', phone: '+57 300 555 0102' },
  location: { address: 'Calle 1 # 2-3', city: 'Medellín' },
  call: { id: 'call-1', startedAt: '2026-01-05T09:58:00-05:00' },
};
