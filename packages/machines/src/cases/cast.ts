import type { By } from '../values/parties.ts';
import type { CaseStep } from './case-file.ts';

const cast: Record<By['role'], By> = {
  coordinador: { id: 'ana.rojas', role: 'coordinador', name: 'Ana Rojas' },
  supervisor: { id: 'jorge.pardo', role: 'supervisor', name: 'Jorge Pardo' },
  jefe: { id: 'oscar.pena', role: 'jefe', name: 'Óscar Peña' },
  gerencia: { id: 'elena.vargas', role: 'gerencia', name: 'Elena Vargas' },
  analista: { id: 'ivan.mora', role: 'analista', name: 'Iván Mora' },
};

/** Who plays a step: the person that it names, or the one of the cast who has the role. */
export const personOf = (by: CaseStep['by']): By => (typeof by === 'string' ? cast[by] : by);
