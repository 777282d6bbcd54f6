import type { Scene } from '../scene.ts';
import type { Section } from '../sections.ts';

/** A rule of the HTTP contract, tried on a separate case. */
export interface Story {
  section: Section;
  /** What the host must do. */
  rule: string;
  /** Throws a `Disagreement` where the host does otherwise, `NotTried` where it cannot be asked. */
  play(scene: Scene): Promise<void>;
}

/** A host cannot be asked a rule: it answers too late, or takes no other clock. */
export class NotTried extends Error {}
