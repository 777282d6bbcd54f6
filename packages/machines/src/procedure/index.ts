// The written procedure as plain data, for programs that neither decide nor check: they load no
// machine and no schema. Threads of a service begin sooner by it.
export { type ClosureStatus, closures, type FinalClosure } from './closures.ts';
export { type StageId, type SubStageId, stages } from './stages.ts';
export { type Lang, languages, type Text, text, textIn } from './text.ts';
