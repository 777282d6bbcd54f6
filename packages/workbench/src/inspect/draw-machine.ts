import type { Layout } from '@conexion/visualizer';
import { queryOptions } from '@tanstack/react-query';
import { askWorker } from '../ask-worker.ts';
import type { DrawRequest } from './draw-request.ts';

let worker: Worker | null = null;

/** One worker draws for the whole page; the first machine loads it. */
function draw(request: DrawRequest): Promise<Layout | null> {
  worker ??= new Worker(new URL('./draw-machine-worker.ts', import.meta.url), { type: 'module' });
  return askWorker(worker, request);
}

/** The picture of any machine by its configuration; null where it cannot be drawn. */
export const machineQuery = (definition: string | null, lang: string) =>
  queryOptions({
    queryKey: ['machine', lang, definition],
    queryFn: () => (definition === null ? null : draw({ definition, lang })),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
