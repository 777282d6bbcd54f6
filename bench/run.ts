// `npm run bench`: starts what it needs and prints ratios of one run. `npm run bench -- scale 1000000`: among so many cases.
import { measureScale } from './scale.ts';
import { measureThroughput } from './throughput.ts';

const [, , what, asistencias = '1000000'] = process.argv;
const many = Number(asistencias);
if ((what !== undefined && what !== 'scale') || !Number.isSafeInteger(many) || many < 1_000)
  throw new Error('bench [scale [asistencias, at least 1000]]');
await (what === 'scale' ? measureScale(many) : measureThroughput());
process.exit();
