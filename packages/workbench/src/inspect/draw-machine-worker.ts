import { chartOfMachine, graphOfChart, type Layout, layoutPlacedBy } from '@conexion/visualizer';
import ELK from 'elkjs/lib/elk-api.js';
import elkWorker from 'elkjs/lib/elk-worker.min.js?url';
import { createMachine } from 'xstate';
import type { DrawRequest } from './draw-request.ts';

// A separate thread: machines arrive while the page is in use, and only this worker loads the
// libraries that draw them.

const elk = new ELK.default({ workerFactory: () => new Worker(elkWorker) });

addEventListener('message', async ({ data, ports: [port] }: MessageEvent<DrawRequest>) => {
  port?.postMessage(await drawn(data));
});

async function drawn({ definition, lang }: DrawRequest): Promise<Layout | null> {
  try {
    const chart = chartOfMachine(createMachine(JSON.parse(definition)));
    if (chart.states.length === 0) return null;
    return await layoutPlacedBy((whole) => elk.layout(whole), graphOfChart(chart), lang);
  } catch {
    // Too deep for the inspector's serializer, or of a version that writes machines differently.
    return null;
  }
}
