// `npm run bench` prints ratios of one run; `npm run bench -- <what>` measures one thing. Each
// starts what it needs.
const [, , what = 'throughput', ...rest] = process.argv;

switch (what) {
  case 'throughput':
    await (await import('./throughput.ts')).measureThroughput();
    break;
  case 'scale':
    await (await import('./scale.ts')).measureScale(asistenciasOf(rest, '1000000'));
    break;
  case 'heavy':
    await (await import('./heavy.ts')).measureHeavy(asistenciasOf(rest, '100000'));
    break;
  case 'what-if':
    await (await import('./what-if.ts')).measureWhatIf(asistenciasOf(rest, '100000'));
    break;
  case 'measures':
    await import('./measures.ts');
    break;
  case 'live':
    await import('./live.ts');
    break;
  case 'decide':
    await (await import('./compare-decisions.ts')).compareDecisions(...rest);
    break;
  case 'reducer':
    (await import('./compare-reducer.ts')).compareReducer();
    break;
  case 'layout':
    await (await import('./layout.ts')).compareLayouts();
    break;
  case 'envelopes':
    await (await import('./compare-envelopes.ts')).compareEnvelopes(...rest);
    break;
  default:
    throw new Error(
      'bench [throughput | scale [asistencias, at least 1000] | heavy [asistencias] | what-if [asistencias] | measures | live | decide [other build] | reducer | layout | envelopes <other build>]',
    );
}
process.exit();

function asistenciasOf([asistencias]: readonly string[], otherwise: string): number {
  const many = Number(asistencias ?? otherwise);
  if (!Number.isSafeInteger(many) || many < 1_000) throw new Error('at least 1000 asistencias');
  return many;
}
