import { stages as listed, type StageId, type SubStageId } from '../procedure/stages.ts';
import type { RegionId, StateId } from '../procedure/states.ts';
import type { Lang, Text } from '../procedure/text.ts';
import * as standard from './standard.ts';
import type { Words } from './words.ts';

/** A stage with its sub-stages (5.2.A), each by its label. */
export interface Stage<L extends string = Lang> {
  id: StageId;
  number: number;
  label: Text<L>;
  subStages: readonly { id: SubStageId; label: Text<L> }[];
}

/** The stages in a host's languages, in the order of the table of clause 5.2.A. */
export const stagesIn = <L extends string>({ state }: Words<L, 'state'>): readonly Stage<L>[] =>
  listed.map(({ id, number, subStages }) => ({
    id,
    number,
    label: state[id],
    subStages: subStages.map((subStage) => ({
      id: subStage.id,
      label: state[`${id}.${subStage.id}` as StateId | RegionId],
    })),
  }));

/** The five stages of coordination and their sub-stages, in our languages. */
export const stages: readonly Stage[] = /* @__PURE__ */ stagesIn({ state: standard.state });
