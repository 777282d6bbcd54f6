import { expect, test } from 'vitest';
import { svgOf } from '../src/export/svg-of.ts';
import { chartOfMachine } from '../src/graph/chart-of-machine.ts';
import { graphOfChart } from '../src/graph/graph-of-chart.ts';
import { generalLayoutOf } from '../src/layout/general-layout-of.ts';
import { order } from './machines/order.ts';
import { randomMachine } from './machines/random.ts';
import toggle from './machines/toggle.ts';
import { trafficLight } from './machines/traffic-light.ts';
import beginAtTheLeft from './reported/begin-at-the-left.ts';
import longNames from './reported/long-names.ts';

// Looked at one by one: open the file that changed in a browser before you accept it.
test.each([
  ['toggle', toggle],
  ['order', order],
  ['traffic-light', trafficLight],
  ['star', beginAtTheLeft],
  ['long-names', longNames],
  ['nested', randomMachine(5, 9)],
])('the picture of %s is as it was reviewed', async (name, machine) => {
  const svg = svgOf(await generalLayoutOf(graphOfChart(chartOfMachine(machine)), 'en'));
  // The style is that of every picture, and no part of the layout.
  const drawn = svg.replace(/<style>[\s\S]*?<\/style>/, '');
  await expect(drawn.replaceAll('><', '>\n<')).toMatchFileSnapshot(`pictures/${name}.golden.svg`);
});
