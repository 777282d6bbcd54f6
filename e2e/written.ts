import { run } from '@conexion/visualizer/cli';

/**
 * What conexion-diagram writes with these arguments. It runs in this process: starting another
 * takes longer than most pictures.
 */
export async function written(...args: string[]): Promise<Buffer> {
  const out: Uint8Array[] = [];
  let faults = '';
  const code = await run(
    args,
    { write: (data) => out.push(Buffer.from(data)) },
    { write: (text) => (faults += text) },
  );
  if (code !== 0) throw new Error(faults);
  return Buffer.concat(out);
}
