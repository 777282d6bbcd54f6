import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Conformance, conform } from '@conexion/machines/testing';
import { list, paragraph } from '../html.ts';
import { type Part, seed } from '../part.ts';

/** The service of this repository beside the machine. */
export const part: Part<Conformance> = {
  name: 'service',
  asks: 'a running service beside the machine, over HTTP',
  slices: () => 1,
  async run({ isQuick }) {
    const { startService } = await import('@conexion/service');
    const dataDir = mkdtempSync(join(tmpdir(), 'conexion-qa-'));
    const service = await startService({ dataDir, demo: true });
    try {
      return await conform({ url: service.url, walks: isQuick ? 150 : 1_000, seed });
    } finally {
      await service.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
  report([conformance]) {
    const { walks = 0, events = 0, failure } = conformance ?? {};
    const said = `${walks} walks, ${events} events over HTTP`;
    const shortfalls = failure ? [failure.message] : [];
    return {
      text: `service        ${failure ? 'disagrees' : 'agrees'} on ${said}`,
      shortfalls,
      untried: [],
      html: paragraph(`The service ${failure ? 'disagrees' : 'agrees'} on ${said}.`) + list(shortfalls),
    };
  },
};
