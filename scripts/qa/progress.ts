/** Seconds between two lines where the output is no terminal. */
const pause = 15;

/** Says on stderr which slices run, how far each is, and how many have ended. */
export class Progress {
  readonly #running = new Map<string, string>();
  readonly #began = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #total = 0;
  #finished = 0;

  begin(total: number): void {
    this.#total = total;
    this.#timer = setInterval(() => this.#show(), process.stderr.isTTY ? 500 : pause * 1000);
  }

  at(name: string, done: number, total: number): void {
    this.#running.set(name, total > 0 ? `${name} ${Math.floor((100 * done) / total)} %` : name);
  }

  finish(name: string): void {
    this.#running.delete(name);
    this.#finished++;
    this.#show();
  }

  end(): void {
    clearInterval(this.#timer);
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }

  #show(): void {
    const seconds = Math.round((performance.now() - this.#began) / 1000);
    const line = `${seconds} s, ${this.#finished} of ${this.#total} done: ${[...this.#running.values()].join(', ')}`;
    process.stderr.write(
      process.stderr.isTTY ? `\r\u001b[K${line.slice(0, process.stderr.columns - 1)}` : `${line}\n`,
    );
  }
}
