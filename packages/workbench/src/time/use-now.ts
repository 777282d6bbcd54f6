import { useEffect, useState } from 'react';

const quarterMinute = 15_000;

/** The present, for ages and overdue marks that must not stand still. */
export function useNow(every: number = quarterMinute): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
