import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asistencia, at, expediente, newId } from '../../../test/store-records.ts';
import { twoNodes } from '../../../test/two-nodes.ts';
import type { Asistencia, Expediente } from '../../cases/records.ts';
import type { Store } from '../../cases/store.ts';

describe.each(twoNodes())('on %s', (_name, prepareNodes) => {
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    [store, other] = await prepareNodes();
  });
  afterAll(() => Promise.all([...new Set([store, other])].map((node) => node.close())));

  describe('a text finds', () => {
    let theCase: Expediente;
    let one: Asistencia;
    beforeAll(async () => {
      theCase = expediente({
        holder: { id: 'CC-52.100.200', name: 'María Ñáñez', phone: '300-123 45.67' },
        contact: { name: 'Rosa', phone: '+57 (310) 765 4321' },
        call: { id: 'SP-30001', startedAt: at },
      });
      one = asistencia(theCase.id, { id: '01890000-0000-7000-8000-00000000000a' });
      await store.commit({ expediente: theCase, asistencia: one });
      const laterCall = { expedienteId: theCase.id, id: 'LL-7712.3456' };
      await store.commit({ expediente: { ...theCase, revision: 2 }, laterCall });
      await store.commit({ expediente: { ...theCase, revision: 3 }, laterCall });
    });
    const found = async (text: string) =>
      (await store.expedientes({ text, limit: 5, now: at })).items.map(({ id }) => id);

    it.each([
      ['a phone by its digits', '3001234567'],
      ['a phone that is written in another way', '(300) 1234-567'],
      ['a phone with the code of its country, which was not written', '+57 300 123 4567'],
      ['a phone by its last seven digits', '123 4567'],
      ['the phone of the contact without its country', '310 7654321'],
      ['a document by its digits', '52100200'],
      ['a document as it is written', 'cc-52.100.200'],
      ['the id of the call', 'sp-30001'],
      ['the id of a later call', 'll-7712.3456'],
      ['a later call by its digits', '771-23456'],
      ['a later call and a name', 'ñáñez ll-7712'],
    ])('%s', async (_what, text) => expect(await found(text)).toEqual([theCase.id]));

    it('the ids of the case and of its asistencia', async () => {
      expect(await found(theCase.id)).toEqual([theCase.id]);
      expect(await found(one.id.toUpperCase())).toEqual([theCase.id]);
    });

    it.each(['99 300 123 4567 1', '57 310 123 4567', newId()])('not %s', async (text) =>
      expect(await found(text)).not.toContain(theCase.id),
    );
  });
});
