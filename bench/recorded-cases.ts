import type { AsistenciaEvent, AsistenciaInput } from '@conexion/machines';
import { loadCases } from '../examples/cases/load-cases.ts';
import { playPure } from '../examples/cases/play-pure.ts';

/** An asistencia of an example case: what opens it, and every well-formed event that it is sent. */
export interface RecordedCase {
  input: AsistenciaInput;
  events: AsistenciaEvent[];
}

/** Every asistencia of every example case, played at one moment. */
export async function recordedCases(): Promise<RecordedCase[]> {
  const recorded: RecordedCase[] = [];
  for (const file of loadCases().values()) {
    const byId = new Map<string, RecordedCase>();
    await playPure(file, new Date('2026-08-31T15:00:00Z'), {
      opened: (id, input) => byId.set(id, { input, events: [] }),
      sent: (id, event) => byId.get(id)?.events.push(event),
    });
    recorded.push(...byId.values());
  }
  return recorded;
}
