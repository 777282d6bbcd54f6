import type { By } from '@conexion/machines';
import type { CaseStep } from '@conexion/machines/cases';

/** The person who plays each role if a case names no one. */
const cast: Record<By['role'], By> = {
  coordinador: { id: 'lucia.paredes', role: 'coordinador', name: 'Lucía Paredes' },
  supervisor: { id: 'marcos.tello', role: 'supervisor', name: 'Marcos Tello' },
  jefe: { id: 'ana.quijano', role: 'jefe', name: 'Ana Quijano' },
  gerencia: { id: 'raul.icaza', role: 'gerencia', name: 'Raúl Icaza' },
  analista: { id: 'sofia.mock', role: 'analista', name: 'Sofía Mock' },
};

export const personOf = (by: CaseStep['by']): By => (typeof by === 'string' ? cast[by] : by);
