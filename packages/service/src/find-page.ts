import { existsSync } from 'node:fs';

/**
 * Where the page of `@conexion/workbench` is; undefined where that package is not installed, or not
 * built.
 */
export async function findPage(): Promise<string | undefined> {
  try {
    const { pageDir } = await import('@conexion/workbench');
    return existsSync(pageDir) ? pageDir : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
