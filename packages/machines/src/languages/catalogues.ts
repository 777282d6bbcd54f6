import type { Catalogue } from './catalogue.ts';
import * as english from './en.ts';
import * as spanish from './es.ts';

/**
 * What the procedure says in Spanish, its own language.
 * @example
 * createHost({ catalogues: { es } }).languages; // ['es']
 */
export const es: Catalogue = spanish;

/**
 * What the procedure says in English.
 * @example
 * createHost({ catalogues: { en: { ...en, role: { ...en.role, jefe: 'Shift lead' } } } });
 */
export const en: Catalogue = english;
