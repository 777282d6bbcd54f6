import { type Catalogue, createHost, en, es, event, personal } from '@conexion/machines';
import { z } from 'zod';
import { pt } from '../examples/adapting/portuguese.ts';

const review = 'asignacionProveedor.revisionDeDatos';
const assignment = 'asignacionProveedor.asignacionProveedor';
const closure = 'datosNegados';
const type = 'data.requested';
const cited = { clauses: ['4.3'], actor: 'coordinador' } as const;

const named = <T extends Catalogue>(of: T, [state, request, field, closed]: readonly string[]) => ({
  ...of,
  state: { ...of.state, [review]: state ?? '' },
  event: { ...of.event, [type]: request ?? '' },
  field: { ...of.field, missing: field ?? '' },
  closure: { ...of.closure, [closure]: closed ?? '' },
});

/** The procedure with a sub-stage, an event, a closure and a language that are not ours. */
export const adaptedHost = createHost({
  additions: {
    states: { [review]: { after: 'asignacionProveedor', clauses: ['4.3'] } },
    events: {
      [type]: event({
        sender: 'coordinador',
        payload: z.strictObject({ missing: personal(z.string().min(1)) }),
        cites: { missing: ['4.3'] },
      }),
    },
    closures: { [closure]: { clause: '4.2' } },
    steps: {
      [assignment]: { [type]: { target: review, ...cited } },
      [review]: { 'affiliate.cancelled': { target: closure, ...cited } },
    },
  },
  catalogues: {
    es: named(es, ['Revisión de Datos', 'Datos solicitados', 'Dato que falta', 'Datos Negados']),
    en: named(en, ['Review of Data', 'Data requested', 'Missing item', 'Data Withheld']),
    pt: named(pt, ['Revisão de Dados', 'Dados solicitados', 'Dado que falta', 'Dados Negados']),
  },
});
