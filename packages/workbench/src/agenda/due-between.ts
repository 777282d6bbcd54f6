/** Those that fell due after one moment and up to another. */
export const dueBetween = <T extends { readonly dueAt: string }>(
  pendientes: readonly T[],
  after: number,
  until: number,
): readonly T[] => pendientes.filter(({ dueAt }) => Date.parse(dueAt) > after && Date.parse(dueAt) <= until);
