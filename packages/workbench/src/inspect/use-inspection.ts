import { useEffect, useState } from 'react';
import { followInspection, type InspectionState } from './follow-inspection.ts';
import { type Actors, informed, type News } from './inspected.ts';

const none: Actors = new Map();

/** The actors under inspection as they move, while the page looks. */
export function useInspection(): { actors: Actors; state: InspectionState } {
  const [actors, setActors] = useState(none);
  const [state, setState] = useState<InspectionState>('connecting');
  useEffect(() => {
    let waiting: News[] = [];
    let frame = 0;
    // However fast they come, the page draws them at most once a frame.
    const show = () => {
      const news = waiting;
      waiting = [];
      frame = 0;
      setActors((current) => informed(current, news));
    };
    const stop = followInspection({
      onState: setState,
      onNews: (news) => {
        waiting.push(...news);
        if (frame === 0) frame = requestAnimationFrame(show);
      },
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, []);
  return { actors, state };
}
