import type {
  Category,
  ClauseId,
  ClosureStatus,
  Figures,
  PendienteKind,
  Role,
  StageId,
  SubStageId,
} from '@conexion/machines';
import type { JsonSchema } from '../form/json-schema.ts';
import type { SeenProvider } from '../form/known-providers.ts';
import type { Refusal } from './problem.ts';

export interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Person {
  readonly id: string;
  readonly role?: Role;
  readonly name?: string;
}

/** Who may be handed work. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string | null;
  readonly role: Role;
}

/** What recent cases name, the most frequent first. */
export interface KnownValues {
  readonly cities: readonly string[];
  readonly timeZones: readonly string[];
  readonly services: readonly { readonly type: string; readonly definition: string }[];
  readonly providers: readonly SeenProvider[];
}

/** Where an asistencia is in the procedure. */
export interface Position {
  readonly state: string;
  readonly stage: StageId | null;
  readonly subStage: SubStageId | null;
  readonly closureStatus: ClosureStatus | null;
  readonly category: Category | null;
}

/** What lists show of an asistencia. */
export interface AsistenciaSummary extends Position {
  readonly id: string;
  readonly expedienteId: string;
  readonly revision: number;
  readonly type: string;
  readonly definition: string;
  readonly priority: string;
  readonly openedAt: string;
  readonly lastAt: string;
}

export interface Expediente {
  readonly id: string;
  /** By which people name it on the phone. The answer that opens it has none yet. */
  readonly number?: number | null;
  readonly status: 'abierto' | 'cerrado';
  readonly coordinator: { readonly id: string; readonly name: string | null };
  readonly openedAt: string;
  readonly holder: { readonly id: string; readonly name: string; readonly phone?: string };
  readonly contact: { readonly name: string; readonly phone: string; readonly relationship?: string };
  readonly location: { readonly address: string; readonly city: string; readonly reference?: string };
  readonly call: Call;
  readonly asistencias: readonly AsistenciaSummary[];
  /** When its soonest open pendiente is due; only lists say it. */
  readonly nextDueAt?: string | null;
}

export interface Call {
  readonly id: string;
  readonly startedAt: string;
  readonly direction?: string;
  readonly recordingUrl?: string;
}

export interface AllowedEvent {
  readonly type: string;
  readonly label: string;
  readonly clauses: readonly ClauseId[];
  /** What the coordinator says to the afiliado with it; the case fills `{price}` and such. */
  readonly say: string | null;
  /** The optional fields that a later step of this case demands, each with the clause. */
  readonly needed: Readonly<Record<string, ClauseId>>;
  readonly schema: JsonSchema;
}

/** An event of the present state that cannot be recorded now, and why. */
export interface BlockedEvent {
  readonly type: string;
  readonly label: string;
  readonly clauses: readonly ClauseId[];
  readonly refusals: readonly Refusal[];
}

export interface Asistencia extends Position {
  readonly id: string;
  readonly expedienteId: string;
  readonly revision: number;
  /** When it entered its state. */
  readonly since: string;
  readonly context: Record<string, unknown>;
  readonly figures: Figures;
  readonly allowed: readonly AllowedEvent[];
  readonly blocked: readonly BlockedEvent[];
}

export interface Entry {
  readonly id: string;
  readonly seq: number;
  readonly kind: 'opening' | 'event' | 'note' | 'pendiente' | 'expediente';
  readonly type: string;
  /** In the language that was asked for. */
  readonly label: string;
  readonly at: string;
  readonly by: Person;
  readonly callId?: string;
  readonly payload: Readonly<Record<string, unknown>> | null;
  /** The fields of the payload that a person wrote in their own words. */
  readonly texts: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly stage: StageId | null;
  readonly subStage: SubStageId | null;
  readonly clauses: readonly ClauseId[];
  readonly passed: readonly SubStageId[];
  readonly closureStatus: ClosureStatus | null;
}

export interface Pendiente {
  readonly id: string;
  readonly kind: PendienteKind;
  readonly label: string;
  readonly status: 'pendiente' | 'atendido' | 'cancelado';
  readonly dueAt: string;
  readonly assignee: string | null;
  readonly role: Role | null;
  /** The superior in whose inbox it is, too. */
  readonly superior: Role | null;
  readonly expedienteId: string;
  readonly asistenciaId: string | null;
  readonly text: string | null;
  readonly openedAt: string;
  /** Of its case; only lists say it. */
  readonly about?: {
    readonly holder: string;
    readonly city: string;
    readonly coordinator: Expediente['coordinator'];
    readonly asistencia: AsistenciaSummary | null;
  };
}
