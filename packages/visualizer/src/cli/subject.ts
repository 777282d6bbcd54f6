import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { definition, type Lang } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import { chartOfMachine, isMachine } from '../graph/chart-of-machine.ts';
import { graphOf } from '../graph/graph-of.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import type { Layout } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { reasonOf, Unreadable } from './input.ts';

/** What is drawn or written: a machine as data, and how its picture is laid out. */
export interface Subject {
  chart: Chart;
  layoutIn(lang: Lang): Promise<Layout>;
}

/** The procedure, laid out by the order of its stages. */
export const procedure: Subject = {
  chart: definition(),
  layoutIn: async (lang) => layoutOf(graphOf(definition()), lang),
};

/** Any other machine, laid out by a general engine. */
export const subjectOfChart = (chart: Chart): Subject => ({
  chart,
  layoutIn: (lang) => generalLayoutOf(graphOfChart(chart), lang),
});

/**
 * The machine that a module exports: the one named, else the default, else the only one. The module is
 * imported, so it runs. @throws {Unreadable} where there is none, or it is not clear which.
 */
export async function subjectOf(file: string, name: string | null): Promise<Subject> {
  const exported = await importOf(file);
  const machines = Object.entries(exported).filter(([, value]) => isMachine(value));
  const names = machines.map(([key]) => key).join(', ');
  if (machines.length === 0) throw new Unreadable(`${file} exports no XState 5 machine`);
  const wanted = name ?? (machines.length > 1 && isMachine(exported.default) ? 'default' : null);
  const [found, ...others] = machines.filter(([key]) => wanted === null || key === wanted);
  if (!found) throw new Unreadable(`${file} exports no machine '${wanted}', but ${names}`);
  if (others.length > 0)
    throw new Unreadable(`${file} exports several machines: name one by --export: ${names}`);
  const [, machine] = found;
  if (!isMachine(machine)) throw new TypeError(`${found[0]} is no machine`);
  return subjectOfChart(chartOfMachine(machine));
}

async function importOf(file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(resolve(file)).href);
  } catch (cause) {
    throw new Unreadable(`${file} cannot be imported: ${reasonOf(cause)}`, { cause });
  }
}
