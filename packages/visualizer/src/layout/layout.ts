import type { ActorKind, ClauseId } from '@conexion/machines';
import type { Edge } from '../graph/graph.ts';
import type { TextStyle } from './text-metrics.ts';

/** A point of a drawing, in its own units. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle of a drawing, in its own units. */
export interface Rect extends Point {
  width: number;
  height: number;
}

/**
 * One line of text: `x` is its left end, `y` its baseline, `width` what it measures in the
 * diagram's font.
 */
export interface TextLine extends Point {
  text: string;
  width: number;
  style: TextStyle;
  /** Whether it goes on in a word that the line before it begins. */
  continues?: true;
  /** The clause that it names, where it names one. */
  clause?: ClauseId;
}

/**
 * The actor of the event, as a badge beside it; null where the machine names none. `y` is its
 * middle.
 */
export interface ActorBadge extends Point {
  actor: ActorKind | null;
}

/** A piece of text with its badges, inside its box. */
export interface Label {
  box: Rect;
  lines: TextLine[];
  badges: ActorBadge[];
}

/** What every element of the picture has: an id, and its words for screen readers and tooltips. */
interface Element {
  id: string;
  title: string;
}

/** A state that holds others, as a drawing shows it. */
export interface RegionLayout extends Element {
  box: Rect;
  /** Whether it is one of the stages; any other region is drawn apart. */
  isStage: boolean;
  /**
   * What can be done with it: drawn as one box, or opened again; null where it holds nothing but
   * itself.
   */
  toggle: 'collapse' | 'expand' | null;
  number: TextLine | null;
  lines: TextLine[];
  /** The closure status held in the whole region. */
  held: { status: string; label: Label } | null;
}

/** A state, as a drawing shows it. */
export interface StateLayout extends Element {
  /** The state itself, with what it records. */
  box: Rect;
  /** The state with the labels of the arrows that leave it; equal to `box` where none is docked. */
  card: Rect;
  lines: TextLine[];
  closure: string | null;
  isInitial: boolean;
}

/**
 * Where arrows begin that leave no state card: those that leave any state of a region, and with
 * swimlanes those of an actor whose turn it is not.
 */
export interface PanelLayout {
  id: string;
  /** The region or the state that its arrows leave. */
  source: string;
  box: Rect;
  lines: TextLine[];
}

/** An event that is recorded without moving, as a drawing shows it. */
export interface RecordLayout extends Element {
  source: string;
  event: string;
  transitions: string[];
  label: Label;
}

/** An arrow of a drawing: its route and its label. */
export interface EdgeLayout extends Element {
  source: string;
  target: string;
  kind: Edge['kind'];
  /** The closure status that it leads to, if it does. */
  closure: string | null;
  events: string[];
  /** The transitions of the definition that it stands for. */
  transitions: string[];
  label: Label;
  /** Whether its label is a row of the card that it leaves; else it stands beside the arrow. */
  isDocked: boolean;
  /** Horizontal and vertical segments, from the source to the tip of the arrow. */
  route: Point[];
}

/** A swimlane: what one actor makes happen. */
export interface LaneLayout {
  actor: ActorKind;
  box: Rect;
  label: Label;
}

export interface Legend {
  box: Rect;
  lines: TextLine[];
  actors: { badge: ActorBadge; line: TextLine }[];
  arrows: { kind: Edge['kind'] | 'record'; y: number; x: number; line: TextLine }[];
}

export interface ClauseEntry {
  clause: ClauseId;
  box: Rect;
  lines: TextLine[];
}

export interface ClauseKey {
  heading: TextLine[];
  entries: ClauseEntry[];
}

/** By stages, or with a swimlane for each actor. */
export const layoutViews = ['stages', 'lanes'] as const;
/** How the flow is arranged: by stages or with swimlanes. */
export type LayoutView = (typeof layoutViews)[number];

/**
 * The whole picture in one language, as plain data: the same machine and language give the same
 * bytes.
 */
export interface Layout {
  machine: string;
  version: number;
  lang: string;
  view: LayoutView;
  width: number;
  height: number;
  title: string;
  regions: RegionLayout[];
  /** From top to bottom; none in the view by stages. */
  lanes: LaneLayout[];
  panels: PanelLayout[];
  states: StateLayout[];
  records: RecordLayout[];
  edges: EdgeLayout[];
  legend: Legend;
  /** The clauses that the labels cite, in words. */
  clauses: ClauseKey;
}
