import type { Lang } from '@conexion/machines';
import type { Layout, LayoutView } from '@conexion/visualizer';
import { queryOptions } from '@tanstack/react-query';

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

/** The picture of a view in a language; each is fetched when it is first looked at. */
export const layoutQuery = (lang: Lang, view: LayoutView = 'stages') =>
  queryOptions({
    queryKey: ['layout', view, lang],
    queryFn: async () => (await loaders[view][lang]()).default as Layout,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
