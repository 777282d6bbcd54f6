import type { Point, Rect } from './layout.ts';

// The part of elkjs's types that this package uses. They are in its public types, and those of
// elkjs do not compile in every project.

export interface ElkPort extends Partial<Rect> {
  id: string;
  layoutOptions?: Record<string, string>;
}

export interface ElkEdge {
  id: string;
  sources: string[];
  targets: string[];
  sections?: { id: string; startPoint: Point; endPoint: Point; bendPoints?: Point[] }[];
}

/** A box that elkjs is to place, with what is in it; and the same placed. */
export interface ElkNode extends ElkPort {
  ports?: ElkPort[];
  children?: ElkNode[];
  edges?: ElkEdge[];
}
