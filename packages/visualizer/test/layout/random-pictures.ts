import fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { chartOfMachine } from '../../src/graph/chart-of-machine.ts';
import { graphOfChart } from '../../src/graph/graph-of-chart.ts';
import { generalLayoutOf } from '../../src/layout/general-layout-of.ts';
import { randomMachine } from '../machines/random.ts';
import { machineOf } from '../scxml/any-machine.ts';
import { machinePlan } from '../scxml/machine-plan.ts';
import { pictureFaults } from './picture-faults.ts';

/** Draws random machines, half of them with every feature, and collects what is wrong. */
export async function randomPictures({ machines, seed }: { machines: number; seed: number }) {
  const half = Math.ceil(machines / 2);
  const all: AnyStateMachine[] = [
    ...fc.sample(machinePlan, { seed, numRuns: half }).map((plan) => machineOf(plan).machine),
    ...Array.from({ length: machines - half }, (_, index) => randomMachine(seed + index, 5 + (index % 20))),
  ];
  const faults: string[] = [];
  for (const [index, machine] of all.entries()) {
    const graph = graphOfChart(chartOfMachine(machine));
    const found = pictureFaults(graph, await generalLayoutOf(graph, 'en'));
    faults.push(...found.map((fault) => `machine ${index}: ${fault}`));
  }
  return { machines: all.length, faults };
}
