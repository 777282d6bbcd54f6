import type { Lang } from '@conexion/machines';
import { queryOptions } from '@tanstack/react-query';
import type { Layout } from '../../layout/layout.ts';

/** The pictures, laid out when the package is built: nothing is laid out in a browser. */
const loaders: Readonly<Record<Lang, () => Promise<{ default: unknown }>>> = {
  es: () => import('@conexion/visualizer/layouts/es.json'),
  en: () => import('@conexion/visualizer/layouts/en.json'),
};

/** The picture in a language; each is fetched when it is first looked at. */
export const layoutQuery = (lang: Lang) =>
  queryOptions({
    queryKey: ['layout', lang],
    queryFn: async () => (await loaders[lang]()).default as Layout,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
