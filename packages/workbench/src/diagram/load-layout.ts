import type { Lang } from '@conexion/machines';
import type { Layout, LayoutView } from '@conexion/visualizer';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDefinitionQuery } from '../api/use-definition.ts';
import { pageLanguage, useTexts } from '../i18n/language.ts';
import { fittingLayout } from './fitting-layout.ts';

type Loaders = Readonly<Record<LayoutView, Readonly<Record<Lang, () => Promise<{ default: unknown }>>>>>;

/** The pictures, laid out when the package is built. */
const loaders: Loaders = {
  stages: {
    es: () => import('@conexion/visualizer/layouts/stages.es.json'),
    en: () => import('@conexion/visualizer/layouts/stages.en.json'),
  },
  lanes: {
    es: () => import('@conexion/visualizer/layouts/lanes.es.json'),
    en: () => import('@conexion/visualizer/layouts/lanes.en.json'),
  },
};

/** The packaged picture of a view in a language; each is fetched when it is first looked at. */
const layoutQuery = (lang: Lang, view: LayoutView) =>
  queryOptions({
    queryKey: ['layout', view, lang],
    queryFn: async () => (await loaders[view][lang]()).default as Layout,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

interface ShownLayout {
  /** Undefined until it is known what the machine is. */
  readonly layout: Layout | undefined;
  readonly isError: boolean;
  /** Whether it is the packaged one, which the page can hand out as files, too. */
  readonly isPackaged: boolean;
}

/** The picture of the machine that this part of the page shows, in the language in use. */
export function useLayout(view: LayoutView = 'stages'): ShownLayout {
  const { lang } = useTexts();
  const { definition, isError: isUnknown } = useDefinitionQuery();
  const { data, isError, isPlaceholderData } = useQuery({
    ...layoutQuery(pageLanguage(lang), view),
    // A change of language must not take away what is built on the picture.
    placeholderData: (last) => (last?.view === view ? last : undefined),
  });
  const shownLanguage = isPlaceholderData && data ? data.lang : lang;
  const layout = useMemo(
    () => (data && definition ? fittingLayout(data, definition, shownLanguage) : undefined),
    [data, definition, shownLanguage],
  );
  return { layout, isError: isError || isUnknown, isPackaged: layout !== undefined && layout === data };
}
