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

/**
 * The stages in a host's languages, each with the sub-stages that its machine has, in the order of
 * the table of clause 5.2.A.
 */
export const stagesIn = <L extends string>(
  { state }: Words<L, 'state'>,
  subStagesOf: (stage: StageId) => readonly SubStageId[],
): readonly Stage<L>[] =>
  listed.map(({ id, number }) => ({
    id,
    number,
    label: state[id],
    subStages: subStagesOf(id).map((subStage) => ({
      id: subStage,
      label: state[`${id}.${subStage}` as StateId | RegionId],
    })),
  }));

/** The five stages of coordination and their sub-stages, in our languages. */
export const stages: readonly Stage[] = /* @__PURE__ */ stagesIn(
  { state: standard.state },
  (stage) => listed.find(({ id }) => id === stage)?.subStages.map(({ id }) => id) ?? [],
);
