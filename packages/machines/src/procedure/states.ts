import { closures } from './closures.ts';
import { stages } from './stages.ts';
import { type Text, text } from './text.ts';

/** The authorization of uncovered services (5.1), which is no stage of coordination. */
const authorization: Readonly<Record<string, Text>> = {
  autorizacion: text('Autorización de Servicios sin Cobertura', 'Authorization of Uncovered Services'),
  'autorizacion.explicacion': text('Explicación', 'Explanation'),
  'autorizacion.cotizacion': text('Cotización', 'Quote'),
  'autorizacion.oferta': text('Oferta', 'Offer'),
  'autorizacion.revisionDelSupervisor': text('Revisión del Supervisor', "Supervisor's Review"),
  'autorizacion.revisionDeGerencia': text('Revisión de Gerencia', "Management's Review"),
  'autorizacion.alternativas': text('Alternativas', 'Alternatives'),
};

/** What each state is called, by its dotted path; stages and closures by their own label. */
export const stateLabels: Readonly<Record<string, Text>> = {
  ...authorization,
  ...Object.fromEntries(
    stages.flatMap((stage) => [
      [stage.id, stage.label],
      ...stage.subStages.map(({ id, label }) => [`${stage.id}.${id}`, label]),
    ]),
  ),
  ...Object.fromEntries(Object.entries(closures).map(([id, { label }]) => [id, label])),
};
