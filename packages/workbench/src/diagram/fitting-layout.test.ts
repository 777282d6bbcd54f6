import { asistenciaMachine, createHost, type Definition, definition, en, es } from '@conexion/machines';
import { graphOf, layoutOf } from '@conexion/visualizer';
import { describe, expect, it } from 'vitest';
import { fittingLayout } from './fitting-layout.ts';

const trial = 'prestacionDelServicio.pruebaDelServicio';
const withState = (of: typeof es, label: string) => ({ ...of, state: { ...of.state, [trial]: label } });
const asServed = (of: { definition(): unknown }): Definition => JSON.parse(JSON.stringify(of.definition()));

/** Each changes one thing that the packaged picture says. */
const hosts: [string, Definition, string][] = [
  [
    'a sub-stage that was added',
    asServed(
      createHost({
        additions: { states: { [trial]: { after: 'prestacionDelServicio', clauses: ['5.2.A'] } } },
        catalogues: { es: withState(es, 'Prueba del Servicio'), en: withState(en, 'Trial') },
      }),
    ),
    'Prueba del Servicio.',
  ],
  [
    'a state called otherwise',
    asServed(
      createHost({
        catalogues: { es: { ...es, state: { ...es.state, 'monitoreo.arribo': 'Llegada' } }, en },
      }),
    ),
    'Llegada.',
  ],
  [
    'a guard called otherwise',
    asServed(
      createHost({
        machine: asistenciaMachine.provide({ guards: { isBelowMarket: () => true } }),
        catalogues: { es: { ...es, guard: { ...es.guard, isBelowMarket: 'hasta 5.000' } }, en },
      }),
    ),
    'hasta 5.000',
  ],
];

describe.each(['stages', 'lanes'] as const)('the picture of a service, in %s', (view) => {
  const packaged = layoutOf(graphOf(definition()), 'es', view);
  const said = (of: object) => JSON.stringify(of);

  it('is the packaged one where the service hosts the procedure', () => {
    expect(fittingLayout(packaged, asServed(createHost()), 'es')).toBe(packaged);
  });

  it.each(hosts)('is laid out from the definition for %s, once', (_what, served, words) => {
    const layout = fittingLayout(packaged, served, 'es');
    expect(layout).toMatchObject({ lang: 'es', view });
    expect(said(packaged)).not.toContain(words);
    expect(said(layout)).toContain(words);
    expect(fittingLayout(packaged, served, 'es')).toBe(layout);
  });
});
