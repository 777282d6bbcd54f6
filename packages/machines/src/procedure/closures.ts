import type { ClauseId } from './clauses.ts';

/**
 * The five closure statuses of clause 4. Four end the asistencia; `proveedorConcluido` is held
 * during cierre.
 */
export const closures = {
  canceladoAlMomento: {
    clause: '4.1',
    final: true,
  },
  canceladoPosterior: { clause: '4.2', final: true },
  proveedorCancelado: {
    clause: '4.3',
    final: true,
  },
  proveedorConcluido: {
    clause: '4.4',
    final: false,
  },
  asistenciaConcluida: {
    clause: '4.5',
    final: true,
  },
} as const satisfies Record<string, { clause: ClauseId; final: boolean }>;

/** The closure statuses of clauses 4.1 to 4.5. */
export type ClosureStatus = keyof typeof closures;
/** A closure status that ends the asistencia; each is a state. */
export type FinalClosure = {
  [C in ClosureStatus]: (typeof closures)[C]['final'] extends true ? C : never;
}[ClosureStatus];
