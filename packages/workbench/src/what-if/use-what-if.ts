import { useRef, useState } from 'react';
import type { RequestError } from '../api/problem.ts';
import { asRequestError } from '../api/use-sending.ts';
import { askWhatIf, type WhatIfQuestion, type WhatIfResult } from './ask-what-if.ts';
import type { WhatIfFault } from './what-if-request.ts';

type Progress =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly asistencias: number }
  | { readonly is: 'done'; readonly result: WhatIfResult | WhatIfFault }
  | { readonly is: 'failed'; readonly error: RequestError };

/** A question about recorded cases that takes a while, and may be cancelled. */
export function useWhatIf(lang: string) {
  const [progress, setProgress] = useState<Progress>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  const cancel = () => {
    running.current?.abort();
    running.current = null;
    setProgress({ is: 'idle' });
  };
  const run = async (question: WhatIfQuestion) => {
    cancel();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (next: Progress) => {
      if (!signal.aborted) setProgress(next);
    };
    show({ is: 'running', asistencias: 0 });
    try {
      const onProgress = (asistencias: number) => show({ is: 'running', asistencias });
      show({ is: 'done', result: await askWhatIf(question, { lang, signal, onProgress }) });
    } catch (error) {
      if (!signal.aborted) show({ is: 'failed', error: asRequestError(error) });
    }
  };
  return { progress, run, cancel };
}
