/** Why a warranty does not apply (5.2.B), in the order of the checks. */
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
