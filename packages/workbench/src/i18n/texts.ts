import type { Lang } from '@conexion/machines';
import { en } from './en.ts';
import { es, type Texts } from './es.ts';

/** The page's words, by language. */
export const texts: Readonly<Record<Lang, Texts>> = { es, en };
