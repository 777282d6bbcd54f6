import { definition } from '@conexion/machines';
import { graphOf, layoutOf } from '@conexion/visualizer';
import { expect, it } from 'vitest';
import { factsOf } from './element-facts.ts';

const machine = definition();
const layout = layoutOf(graphOf(machine), 'es');
const conditionsOf = (kind: 'edge' | 'record', id: string) => {
  const facts = factsOf({ kind, id }, layout, machine);
  const [step] = facts?.kind === 'step' ? facts.steps : [];
  return Object.entries(step?.conditions ?? {}).map(([clause, labels]) => [
    clause,
    labels.map(({ en }) => en).join(),
  ]);
};

it('a clause that an arrow cites in some cases stands with them', () => {
  expect(conditionsOf('edge', 'autorizacion.cotizacion>autorizacion.oferta')).toEqual([
    ['5.1.E', 'at home, where the afiliado pays'],
    ['5.1.F', 'long-distance tow, where the afiliado pays'],
  ]);
});

it('one that a branch of the event cites in every case stands alone', () => {
  const declined = 'autorizacion.oferta>canceladoPosterior';
  expect(layout.edges.some(({ id }) => id === declined)).toBe(true);
  expect(conditionsOf('edge', declined)).toEqual([]);
});

it('a state lists its own exits before those of its stage', () => {
  const facts = factsOf({ kind: 'state', id: 'monitoreo.arribo' }, layout, machine);
  const ofStage =
    facts?.kind === 'place' ? facts.leaves.map(({ edge }) => edge?.startsWith('monitoreo>')) : [];
  expect(ofStage).toContain(true);
  expect(ofStage).toEqual(ofStage.toSorted((a, b) => Number(a) - Number(b)));
});
