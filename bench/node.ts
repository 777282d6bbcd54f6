// A node to measure, as a separate process. Sends its URL, and its memory when asked.
import { startService } from '@conexion/service';

const [, , dataDir = '', databaseUrl = '', largestBatch = '', seed = ''] = process.argv;
const service = await startService({
  demo: true,
  dataDir,
  databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
  largestBatch: largestBatch === '' ? undefined : Number(largestBatch),
  seed: seed === 'true',
  // The rate limit is on, above what one machine sends.
  requestsPerSecond: 1_000_000,
});
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }));
process.on('disconnect', () => process.exit());
process.send?.({ url: service.url });
