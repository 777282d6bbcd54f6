import {
  countWhatIf,
  createHost,
  createWhatIf,
  csvRow,
  noCounts,
  PolicyError,
  parsePolicyChange,
  whatIfColumns,
  whatIfRow,
} from '@conexion/machines';
import { isSameMachine } from '../simulate/is-same-machine.ts';
import type { RecordedCase, WhatIfAnswer, WhatIfRequest } from './what-if-request.ts';

// A separate thread: a year of cases takes minutes, and the page stays in use meanwhile.

const host = createHost();
const counts = noCounts();
let ask: ReturnType<typeof createWhatIf> | null = null;

addEventListener('message', ({ data, ports: [port] }: MessageEvent<WhatIfRequest>) => {
  port?.postMessage('cases' in data ? { counts, csv: data.cases.map(rowOf).join('') } : begun(data));
});

/** The page has the standard machine alone, so it asks nothing of a service that runs another. */
function begun({ policy, served }: Extract<WhatIfRequest, { policy: unknown }>): WhatIfAnswer {
  if (!isSameMachine(served, host.definition())) return { fault: 'other-machine' };
  try {
    ask = createWhatIf({ host, policy: parsePolicyChange(policy) });
    return { counts, csv: csvRow(whatIfColumns) };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return { fault: 'invalid-policy', issues: error.issues };
  }
}

function rowOf({ expedienteId, id, lines: [opening, ...events] }: RecordedCase): string {
  if (!(ask && opening)) return '';
  const found = ask(opening, events);
  countWhatIf(counts, found);
  const row = whatIfRow({ expedienteId, id }, found);
  return row ? csvRow(row) : '';
}
