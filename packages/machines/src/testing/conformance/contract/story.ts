import type { Scene } from '../scene.ts';
import type { Section } from '../sections.ts';

/** A rule of the HTTP contract, tried on a separate case. */
export interface Story {
  section: Section;
  /** What the host must do. */
  rule: string;
  /** Throws a `Disagreement` where the host does otherwise. */
  play(scene: Scene): Promise<void>;
}
