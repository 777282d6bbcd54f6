import type { Role } from '@conexion/machines';

export interface DemoUser {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
}

/**
 * The users of demonstration mode: one or more for each role of the procedure. The first two are in
 * charge of the demonstration cases.
 */
export const demoUsers: readonly DemoUser[] = [
  { user: 'ana.rojas', name: 'Ana Rojas', role: 'coordinador' },
  { user: 'luis.mejia', name: 'Luis Mejía', role: 'coordinador' },
  { user: 'jorge.pardo', name: 'Jorge Pardo', role: 'supervisor' },
  { user: 'oscar.pena', name: 'Óscar Peña', role: 'jefe' },
  { user: 'elena.vargas', name: 'Elena Vargas', role: 'gerencia' },
  { user: 'ivan.mora', name: 'Iván Mora', role: 'analista' },
];
