import { createHost, en, es, event } from '@conexion/machines';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { modelOf } from '../form/model-of.ts';
import { procedureWord, servedWords } from '../i18n/language.ts';
import { formsIn } from './event-forms.ts';

const type = 'provider.delayed';
const words = (of: typeof es, label: string, field: string) => ({
  ...of,
  event: { ...of.event, [type]: label },
  field: { ...of.field, delay: field },
});
const host = createHost({
  additions: {
    events: {
      [type]: event({
        sender: 'coordinador',
        payload: z.strictObject({ delay: z.int().min(1) }),
        cites: { delay: ['4.3'] },
      }),
    },
    steps: { monitoreo: { [type]: { clauses: ['4.3'], actor: 'proveedor' } } },
  },
  catalogues: { es: words(es, 'Retraso', 'Minutos'), en: words(en, 'Delay', 'Minutes') },
});

/** As the service's document has them. */
const schema = z.toJSONSchema(z.union(Object.values(host.requestSchemas)), { io: 'input' });
const forms = formsIn({
  paths: {
    '/api/asistencias/{id}/events': {
      post: { requestBody: { content: { 'application/json': { schema } } } },
    },
  },
} as Parameters<typeof formsIn>[0]);

it('the page has the form of each event of its service, also of one that was added', () => {
  expect([...forms.keys()].sort()).toEqual(Object.keys(host.events).sort());
  for (const form of forms.values()) expect(JSON.stringify(form)).not.toContain('"const":"provider');
});

it('an added event has its form and its words from the service', () => {
  expect(procedureWord('event', type, 'es')).toBe(type);
  servedWords.set(host.definition());
  expect(procedureWord('event', type, 'es')).toBe('Retraso');
  expect(procedureWord('state', 'monitoreo.arribo', 'en')).toBe('Arrival');
  const model = modelOf(forms.get(type) ?? {}, {
    field: (name) => procedureWord('field', name, 'es'),
    value: (name) => procedureWord('value', name, 'es'),
  });
  expect(model.fields[0]).toMatchObject({ name: 'delay', label: 'Minutos', required: true });
});
