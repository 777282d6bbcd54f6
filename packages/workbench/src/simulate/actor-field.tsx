import type { By } from '@conexion/machines';
import { Options } from '../form/options.tsx';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { demoUsers } from '../session/demo-users.ts';
import { useWords } from './words.ts';

/** One person for each role that sends or is refused. */
const players: readonly By[] = demoUsers
  .filter(({ role }, index) => demoUsers.findIndex((user) => user.role === role) === index)
  .map(({ user, role, name }) => ({ id: user, role, name }));

const coordinator: By = { id: 'coordinador', role: 'coordinador' };

/** The person who acts first. */
export const firstActor: By = players[0] ?? coordinator;

interface ActorFieldProps {
  readonly by: By;
  readonly onChange: (by: By) => void;
}

/** Who acts in the simulation. */
export function ActorField({ by, onChange }: ActorFieldProps) {
  const { lang } = useTexts();
  const words = useWords();
  return (
    <label className="field sim-actor">
      <span className="field-label">{words.actor}</span>
      <select
        value={by.id}
        onChange={({ target }) => onChange(players.find(({ id }) => id === target.value) ?? coordinator)}
      >
        <Options
          of={players.map(({ id, role, name }) => ({
            value: id,
            label: `${procedureWord('role', role, lang)} · ${name}`,
          }))}
        />
      </select>
    </label>
  );
}
