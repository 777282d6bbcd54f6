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
export function useDefinition({ enabled = true } = {}): AnyDefinition | undefined {
  const { lang } = useTexts();
  const own = useContext(OwnDefinition);
  const served = useQuery({ ...definitionQuery(lang), enabled: enabled && own === null }).data;
  return own ?? served;
}
