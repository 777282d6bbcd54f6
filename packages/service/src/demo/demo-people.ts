import type { By, Plan, Provider } from '@conexion/machines';

export const ana: By = { id: 'ana.rojas', role: 'coordinador', name: 'Ana Rojas' };
export const luis: By = { id: 'luis.mejia', role: 'coordinador', name: 'Luis Mejía' };
export const marta: By = { id: 'marta.suarez', role: 'coordinador', name: 'Marta Suárez' };
export const supervisor: By = { id: 'jorge.pardo', role: 'supervisor', name: 'Jorge Pardo' };

export const electricians: Provider = { id: 'P-101', name: 'Electricistas del Norte', kind: 'external' };
export const plumbers: Provider = { id: 'P-102', name: 'Red técnica propia', kind: 'internal' };
export const locksmith: Provider = { id: 'P-103', name: 'Cerrajería La Llave', kind: 'external' };
export const tow: Provider = { id: 'P-201', name: 'Grúas Caribe', kind: 'external' };
export const workshop: Provider = { id: 'P-202', name: 'Auxilio Vial Andino', kind: 'external' };
export const ambulance: Provider = { id: 'P-301', name: 'Ambulancias San Rafael', kind: 'external' };

/** Pesos, in cents. */
export const pesos = (amount: number) => ({ amount: amount * 100, currency: 'COP' });

export const planFrom = (originCity: string, contractedOn: string, servicesUsed = 0): Plan => ({
  contractedOn,
  servicesUsed,
  servicesRequested: servicesUsed,
  originCity,
  timeZone: 'America/Bogota',
});
