import type { Lang } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';
import { queryOptions } from '@tanstack/react-query';
import type { DrawAnswer, DrawRequest } from './draw-request.ts';

let worker: Worker | null = null;
let asked = 0;
const waiting = new Map<number, (layout: Layout | null) => void>();

/** One worker draws for the whole page; it is fetched with the first machine. */
function workerOf(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./draw-machine-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<DrawAnswer>) => {
    waiting.get(data.id)?.(data.layout);
    waiting.delete(data.id);
  });
  return worker;
}

/** The picture of any machine by its configuration; null where it cannot be drawn. */
export const machineQuery = (definition: string | null, lang: Lang) =>
  queryOptions({
    queryKey: ['machine', lang, definition],
    queryFn: () =>
      new Promise<Layout | null>((resolve) => {
        if (definition === null) return resolve(null);
        asked += 1;
        waiting.set(asked, resolve);
        const request: DrawRequest = { id: asked, definition, lang };
        workerOf().postMessage(request);
      }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
