/**
 * Who works with a case (clause 3; `analista`, who reads everything and sends nothing, is ours).
 */
export const roles = ['coordinador', 'supervisor', 'jefe', 'gerencia', 'analista'] as const;
/** A role of clause 3, or `analista`, who reads everything and sends nothing. */
export type Role = (typeof roles)[number];

/** Coordinators and above, who may send every event except the events of a superior. */
export type Coordinating = Exclude<Role, 'analista'>;
/** The roles that coordinate: the coordinator and every superior (clause 3). */
export const coordinating: readonly Role[] = ['coordinador', 'supervisor', 'jefe', 'gerencia'];

/** A superior, who gives the authorizations of the procedure (5.1.G to 5.1.J). */
export type Superior = Exclude<Coordinating, 'coordinador'>;
/** The roles that may approve an exception, an excess or a cost (5.1.J). */
export const superiors: readonly Role[] = ['supervisor', 'jefe', 'gerencia'];

/** The general management, for the special cases of 5.1.I. */
export const management: readonly Role[] = ['gerencia'];

/**
 * Who sends an event: a coordinator and above, a superior, or the superior who reviews an
 * exception, which is the general management alone once it was escalated.
 */
export const senders = { coordinador: coordinating, superior: superiors, reviewer: superiors } as const;
export type Sender = keyof typeof senders;
