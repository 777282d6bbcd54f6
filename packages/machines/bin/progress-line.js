// How far a run is, on stderr: one line that is rewritten on a terminal, elsewhere one every 15 s.
const pause = 15_000;

/** Takes the progress of `conform`; `end` leaves the terminal to what follows. */
export function progressLine(output = process.stderr, every = output.isTTY ? 500 : pause) {
  const began = performance.now();
  let said = '';
  const timer = setInterval(() => {
    const line = `${Math.round((performance.now() - began) / 1_000)} s, ${said}`;
    output.write(output.isTTY ? `\r\u001b[K${line.slice(0, output.columns - 1)}` : `${line}\n`);
  }, every);
  timer.unref();
  return {
    onProgress({ phase, done, of }) {
      said = of === undefined ? `${phase}: ${done}` : `${phase}: ${done} of ${of}`;
    },
    end() {
      clearInterval(timer);
      if (output.isTTY) output.write('\r\u001b[K');
    },
  };
}
