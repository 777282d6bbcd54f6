import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Conformance, type ConformanceOptions, conform } from '@conexion/machines/testing';
import { list, paragraph } from '../html.ts';
import { type Part, seed } from '../part.ts';

/** The service of this repository beside the machine. */
export const part: Part<Conformance> = {
  name: 'service',
  asks: 'a running service beside the machine, over HTTP',
  slices: () => 1,
  async run({ isQuick, progress }) {
    const { startService } = await import('@conexion/service');
    const dataDir = mkdtempSync(join(tmpdir(), 'conexion-qa-'));
    const service = await startService({ dataDir, demo: true });
    try {
      const walks = isQuick ? 150 : 1_000;
      const onProgress: ConformanceOptions['onProgress'] = ({ done, of = 0 }) => progress(done, of);
      return await conform({ url: service.url, walks, seed, onProgress });
    } finally {
      await service.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
  report([conformance]) {
    if (!conformance) throw new Error('no service was asked');
    const { stories, walks, events, histories, undecided, notTried, failure } = conformance;
    const said =
      `${stories} rules of the contract, ${walks} walks, ${events} events, ` +
      `${histories} cases with several clients at once, ${undecided} of them undecided`;
    const shortfalls = failure ? [failure.message] : [];
    return {
      text: `service        ${failure ? 'disagrees' : 'agrees'} on ${said}; not tried: ${notTried.join(', ')}`,
      shortfalls,
      untried: notTried.map((what) => `service: ${what}`),
      html: paragraph(`The service ${failure ? 'disagrees' : 'agrees'} on ${said}.`) + list(shortfalls),
    };
  },
};
