import { expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import { svgOf } from './svg-of.ts';

it('leaves out the characters that XML has no place for', async () => {
  const odd = 'E\u0001\ud800';
  const machine = createMachine({ id: 'h', initial: 'a', states: { a: { on: { [odd]: 'b' } }, b: {} } });
  const svg = svgOf(await generalLayoutOf(graphOfChart(chartOfMachine(machine)), 'es'));
  expect(svg).toContain('>E<');
  expect(svg).not.toMatch(/\p{Surrogate}|[^\P{Control}\n]/u);
});
