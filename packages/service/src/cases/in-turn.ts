/** Runs one work at a time for each subject. */
export type InTurn = <T>(subject: string, work: () => Promise<T>) => Promise<T>;

/**
 * Turns within this process. An asistencia's revision keeps it consistent, across nodes; turns only
 * spare the waiting commands decisions that they would have to repeat.
 */
export function createTurns(): InTurn {
  const turns = new Map<string, Promise<unknown>>();
  return (subject, work) => {
    const turn = (turns.get(subject) ?? Promise.resolve()).then(work, work);
    turns.set(subject, turn);
    const leave = () => {
      if (turns.get(subject) === turn) turns.delete(subject);
    };
    turn.then(leave, leave);
    return turn;
  };
}
