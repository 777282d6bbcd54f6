import type { Role } from '@conexion/machines';

export interface DemoUser {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
}

/**
 * Who a developer may be in demonstration mode: every role that the procedure tells apart. The
 * first two hold cases of the service's demonstration.
 */
export const demoUsers: readonly DemoUser[] = [
  { user: 'ana.rojas', name: 'Ana Rojas', role: 'coordinador' },
  { user: 'luis.mejia', name: 'Luis Mejía', role: 'coordinador' },
  { user: 'jorge.pardo', name: 'Jorge Pardo', role: 'supervisor' },
  { user: 'oscar.pena', name: 'Óscar Peña', role: 'jefe' },
  { user: 'elena.vargas', name: 'Elena Vargas', role: 'gerencia' },
  { user: 'ivan.mora', name: 'Iván Mora', role: 'analista' },
];
