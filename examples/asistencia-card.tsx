import * as machines from '@conexion/machines';
import { useMachine } from '@xstate/react';

interface Props {
  input: machines.AsistenciaInput;
  by: machines.By;
  /** The page has the clock; the machine has none. */
  now(): string;
}

/** A live asistencia in a React component, without a service: its state and the possible events. */
export function AsistenciaCard({ input, by, now }: Props) {
  const [snapshot, send] = useMachine(machines.asistenciaMachine, { input });
  const { state, final } = machines.describeAsistencia(snapshot);
  return (
    <section>
      <h2>{machines.label('state', state).es}</h2>
      <ul>
        {machines.allowedEvents(snapshot, { at: now(), by }).map(({ type, label, clauses }) => (
          <li key={type}>
            {label.es} ({clauses.join(', ')})
          </li>
        ))}
      </ul>
      <button
        type="button"
        disabled={final}
        onClick={() =>
          send(machines.stamp({ type: 'coverage.resolved', outcome: 'covered' }, { at: now(), by }))
        }
      >
        {machines.label('value', 'covered').es}
      </button>
    </section>
  );
}
