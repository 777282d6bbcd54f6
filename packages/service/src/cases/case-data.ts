import { callSchema, impersonal, marked, personal } from '@conexion/machines';
import { id, name, personName, prose } from '@conexion/machines/values';
import { z } from 'zod';

/** The holder, the contact, where the service is done, and the call's record (4.6, 5.1.C). */
export const caseDataSchema = marked(
  z.strictObject({
    holder: z.strictObject({
      id: personal(id),
      name: personal(personName),
      phone: personal(name).optional(),
    }),
    contact: z.strictObject({
      name: personal(personName),
      phone: personal(name),
      relationship: personal(name).optional(),
    }),
    // The city is what a case is counted by.
    location: z.strictObject({
      address: personal(name),
      city: impersonal(name),
      reference: personal(prose).optional(),
    }),
    call: callSchema,
  }),
);
export type CaseData = z.output<typeof caseDataSchema>;
