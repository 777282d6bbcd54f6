import { roles } from '@conexion/machines';
import { useMemo } from 'react';
import type { Entry } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';

/** By this id the service writes lines that no person caused. */
const ownId = 'conexion';
const isRole = (name: string): name is (typeof roles)[number] => roles.some((role) => role === name);

/** Whether the service wrote a line: the role that it has there is no person's. */
export const isOwnLine = ({ id }: { readonly id: string }): boolean => id === ownId;

/** What a line calls a person or a role by its code; undefined for what is neither. */
export type NameOf = (code: string) => string | undefined;

/** The names of the people who wrote in a bitácora, of the roles and of the service. */
export function useNames(entries: readonly Entry[]): NameOf {
  const { lang, t } = useTexts();
  return useMemo(() => {
    const names = new Map(entries.flatMap(({ by: { id, name } }) => (name ? [[id, name] as const] : [])));
    return (code) => {
      if (code === ownId) return t.bitacora.service;
      return names.get(code) ?? (isRole(code) ? procedureWord('role', code, lang) : undefined);
    };
  }, [entries, lang, t]);
}
