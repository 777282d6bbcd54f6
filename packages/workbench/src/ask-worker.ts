/**
 * What a worker answers to one message, through a separate port. Rejects where the worker fails,
 * and with the reason of the signal.
 */
export function askWorker<Answer>(worker: Worker, message: unknown, signal?: AbortSignal): Promise<Answer> {
  const { port1, port2 } = new MessageChannel();
  const answered = new AbortController();
  const until = { signal: answered.signal };
  const answer = new Promise<Answer>((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => reject(signal.reason), until);
    worker.addEventListener('error', (failure) => reject(new Error(failure.message)), until);
    port1.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data), until);
    port1.start();
    worker.postMessage(message, [port2]);
  });
  return answer.finally(() => {
    answered.abort();
    port1.close();
  });
}
