import type { AnyDefinition, JournalLine, Text, WhatIfCounts } from '@conexion/machines';

/** The journal of an asistencia, to be replayed. */
export interface RecordedCase {
  readonly expedienteId: string;
  readonly id: string;
  readonly lines: readonly JournalLine[];
}

/** What the worker is sent: the change first, then cases in batches. */
export type WhatIfRequest =
  | { readonly policy: unknown; readonly served: AnyDefinition }
  | { readonly cases: readonly RecordedCase[] };

/** Why there is nothing to count. */
export type WhatIfFault =
  | { readonly fault: 'other-machine' }
  | { readonly fault: 'invalid-policy'; readonly issues: readonly { path: string; message: Text<string> }[] };

/** What it answers to each: the counts so far and new rows of the table, or why there are none. */
export type WhatIfAnswer = { readonly counts: WhatIfCounts; readonly csv: string } | WhatIfFault;
