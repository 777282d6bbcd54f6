import { fileURLToPath } from 'node:url';

/**
 * The directory of the built page: static files, to be served beside the API of
 * `@conexion/service`.
 */
export const pageDir: string = fileURLToPath(new URL('./page/', import.meta.url));
