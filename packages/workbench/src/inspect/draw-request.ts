import type { Lang } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';

// What the page and its drawing worker say to each other; apart, so that the page knows nothing of how it is drawn.

/** A machine to be drawn: its configuration as JSON text. */
export interface DrawRequest {
  readonly id: number;
  readonly definition: string;
  readonly lang: Lang;
}

/** `layout` is null where the text is no machine that could be drawn. */
export interface DrawAnswer {
  readonly id: number;
  readonly layout: Layout | null;
}
