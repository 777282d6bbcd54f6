/** Why a warranty does not apply (5.2.B), in the order in which it is asked. */
export const warrantyFaults = [
  'not-concluded',
  'other-expediente',
  'outside-window',
  'other-service',
  'is-warranty',
  'already-open',
] as const;
/** Why a warranty does not apply (5.2.B). */
export type WarrantyFault = (typeof warrantyFaults)[number];
