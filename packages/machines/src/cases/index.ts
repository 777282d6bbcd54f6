// Scripted cases: situations of the procedure as JSON, that any host can play

export { dateIn } from '../values/calendar.ts';
export {
  type CaseAsistencia,
  type CaseFile,
  type CaseInput,
  type CaseStep,
  caseFile,
  type ExpectedRefusal,
} from './case-file.ts';
export { personOf } from './cast.ts';
export { dateOffset, instantAt, offsetOf, resolveTimes, withOffsets } from './moment.ts';
