import type { Part } from './part.ts';
import { part as actor } from './parts/actor.ts';
import { part as concretes } from './parts/concretes.ts';
import { part as exploration } from './parts/exploration.ts';
import { part as mutation } from './parts/mutation.ts';
import { part as pictures } from './parts/pictures.ts';
import { part as planted } from './parts/planted.ts';
import { part as pristine } from './parts/pristine.ts';
import { part as scxml } from './parts/scxml.ts';
import { part as service } from './parts/service.ts';
import { part as stored } from './parts/stored.ts';
import { part as table } from './parts/table.ts';
import { part as walks } from './parts/walks.ts';

/** In the order of the page. Add a part here; `isApart` keeps it out of the plain `npm run qa`. */
export const parts: readonly Part[] = [
  walks,
  actor,
  stored,
  service,
  exploration,
  concretes,
  mutation,
  scxml,
  pictures,
  planted,
  pristine,
  table,
];
