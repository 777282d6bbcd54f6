import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { ownDatabase } from './own-database.ts';
import { type Person, startTestService, temporaryDir } from './running-service.ts';

const places = { SQLite: async () => undefined, PostgreSQL: () => ownDatabase() };
const listed = [
  { id: 'marta', role: 'coordinador' as const, name: 'Marta Suárez' },
  { id: 'raul', role: 'supervisor' as const },
];

describe.each(Object.entries(places))('who may be handed a case, on %s', (_name, place) => {
  const dataDir = temporaryDir();
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const named = async (person: Person, query = '') => {
    const { body } = await person.get(`/api/people${query}`);
    return body.items.map(({ id, name, role }: Record<string, unknown>) => [id, name, role]);
  };

  it('is every caller but an analista, and whom the company lists; also after a restart', async () => {
    const databaseUrl = await place();
    let service = await startTestService({ dataDir, databaseUrl, people: listed });
    const other = await startTestService({ dataDir, databaseUrl, people: [] });
    const [ana, vera] = [await service.signIn('ana', 'coordinador'), await other.signIn('vera', 'analista')];
    const known = [
      ['ana', 'Persona ana', 'coordinador'],
      ['marta', 'Marta Suárez', 'coordinador'],
      ['raul', null, 'supervisor'],
    ];
    expect(await named(ana)).toEqual(known);
    const { body } = await ana.get('/api/people');
    const seenAt = body.items.map(({ lastSeenAt }: { lastSeenAt: string | null }) => lastSeenAt);
    expect(seenAt.slice(1)).toEqual([null, null]);
    expect(Date.now() - Date.parse(seenAt[0])).toBeLessThan(600_000);
    // The other node hears of a caller within some seconds.
    await expect.poll(() => named(vera)).toEqual([known[0]]);

    await service.close();
    service = await startTestService({ dataDir, databaseUrl, people: [] });
    // Whom a list named no longer counts, and a role is that of the last token.
    const raul = await service.signIn('raul', 'jefe');
    expect(await named(raul)).toEqual([known[0], ['raul', 'Persona raul', 'jefe']]);
    await Promise.all([service.close(), other.close()]);
  });

  it('has the name of the list where the token has none, also after a restart', async () => {
    const databaseUrl = await place();
    const first = await startTestService({ people: listed, databaseUrl });
    const called = [
      ['marta', 'Marta Suárez', 'jefe'],
      ['raul', null, 'supervisor'],
    ];
    await named(await first.signIn('marta', 'jefe', null));
    expect(await named(await first.signIn('raul', 'supervisor', null))).toEqual(called);
    await first.close();
    const second = await startTestService({ people: listed, databaseUrl, dataDir: first.dataDir });
    expect(await named(await second.signIn('raul', 'supervisor', null))).toEqual(called);
    await second.stop();
  });

  it('is found by a part of a name or an id, page by page', async () => {
    const service = await startTestService({ people: listed, databaseUrl: await place() });
    const ana = await service.signIn('ana', 'coordinador');
    expect(await named(ana, '?text=SUAREZ')).toEqual([['marta', 'Marta Suárez', 'coordinador']]);
    expect(await named(ana, '?text=rau')).toEqual([['raul', null, 'supervisor']]);
    expect(await named(ana, '?text=nadie')).toEqual([]);
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await ana.get(`/api/people?limit=1${cursor && `&cursor=${cursor}`}`);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(ids).toEqual(['ana', 'marta', 'raul']);
    const { status, body } = await ana.get('/api/people?limit=0');
    expect([status, body.errors[0].path]).toEqual([400, 'limit']);
    await service.stop();
  });
});
