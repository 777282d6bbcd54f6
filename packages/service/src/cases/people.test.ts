import { expect, it } from 'vitest';
import type { SeenPerson } from './known-person.ts';
import { createPeople } from './people.ts';

it('writes a caller once a minute, when the name or the role changes, and again after a failure', async () => {
  let now = '2026-03-01T10:00:00.000Z';
  let isAway = true;
  const written: SeenPerson[][] = [];
  const people = createPeople(
    {
      people: async () => written.flat(),
      async seePeople(seen) {
        if (isAway) throw new Error('away');
        written.push([...seen]);
      },
    },
    () => now,
  );
  const ana = { id: 'ana', role: 'coordinador' as const, name: 'Ana' };
  people.see(ana);
  await expect(people.write()).rejects.toThrow('away');
  isAway = false;
  await people.write();
  now = '2026-03-01T10:00:59.000Z';
  people.see(ana);
  await people.write();
  people.see({ ...ana, role: 'supervisor' });
  await people.write();
  now = '2026-03-01T10:02:00.000Z';
  people.see({ ...ana, role: 'supervisor' });
  await people.write();
  expect(written.map((seen) => seen.map(({ role, lastSeenAt }) => [role, lastSeenAt.slice(11, 19)]))).toEqual(
    [[['coordinador', '10:00:00']], [['supervisor', '10:00:59']], [['supervisor', '10:02:00']]],
  );
});
