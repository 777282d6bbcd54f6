/** What the list of cases may be narrowed to, by the names of the service. */
export const caseFilterNames = ['stage', 'state', 'type', 'city', 'coordinator', 'overdue', 'order'] as const;
export type CaseFilterName = (typeof caseFilterNames)[number];
/** Null is all of them; `order` is the newest first without one. */
export type CaseFilters = { readonly [Name in CaseFilterName]: string | null };

export const allCases: CaseFilters = {
  stage: null,
  state: null,
  type: null,
  city: null,
  coordinator: null,
  overdue: null,
  order: null,
};

/** In an address, beside the filters of the measures. */
const nameInAddress = (name: CaseFilterName): string => `cases.${name}`;

export const readCaseFilters = (parameters: URLSearchParams): CaseFilters => ({
  ...allCases,
  ...Object.fromEntries(caseFilterNames.map((name) => [name, parameters.get(nameInAddress(name)) || null])),
});

export function writeCaseFilters(filters: CaseFilters, parameters: URLSearchParams): void {
  for (const [name, value] of Object.entries(filters))
    if (value !== null) parameters.set(nameInAddress(name as CaseFilterName), value);
}
