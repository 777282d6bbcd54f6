import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../i18n/language.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { request } from './request.ts';

/** The currency in which the company proposes amounts; null where the service names none. */
export function useCompanyCurrency(): string | null {
  const { lang } = useTexts();
  const session = useCurrentSession();
  const me = useQuery({
    queryKey: ['me', session?.user],
    queryFn: ({ signal }) => request<{ readonly currency?: string | null }>('api/me', { lang, signal }),
    enabled: session !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return me.data?.currency ?? null;
}
