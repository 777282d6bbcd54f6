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

it('lists a caller before, while and after they are written', async () => {
  const stored: SeenPerson[] = [];
  const writing = Promise.withResolvers<void>();
  const reading = Promise.withResolvers<void>();
  const people = createPeople(
    {
      async people() {
        const found = [...stored];
        await reading.promise;
        return found;
      },
      async seePeople(seen) {
        await writing.promise;
        stored.push(...seen);
      },
    },
    () => '2026-03-01T10:00:00.000Z',
  );
  people.see({ id: 'ana', role: 'coordinador' });
  const written = people.write();
  // It reads before ana is stored, and ends after.
  const listed = people.list({ limit: 10 });
  writing.resolve();
  await written;
  reading.resolve();
  for (const { items } of [await listed, await people.list({ limit: 10 })])
    expect(items.map(({ id }) => id)).toEqual(['ana']);
});
