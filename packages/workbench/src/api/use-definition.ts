import type { AnyDefinition } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { useTexts } from '../i18n/language.ts';
import { definitionQuery } from './queries.ts';

/** The machine that a simulation runs in this page; null where the service's is meant. */
const OwnDefinition = createContext<AnyDefinition | null>(null);
export const OwnDefinitionProvider = OwnDefinition.Provider;

/** Whether this part of the page shows a machine that runs in it. */
export const useIsOwn = (): boolean => useContext(OwnDefinition) !== null;

/** The machine that this part of the page shows; undefined until the service has sent it. */
export const useDefinition = (options?: { enabled?: boolean }): AnyDefinition | undefined =>
  useDefinitionQuery(options).definition;

/** The same, and whether the service could not send it. */
export function useDefinitionQuery({ enabled = true } = {}) {
  const { lang } = useTexts();
  const own = useContext(OwnDefinition);
  const { data, isError } = useQuery({ ...definitionQuery(lang), enabled: enabled && own === null });
  return { definition: own ?? data, isError };
}
