// Of Node's modules: what a bundler takes and Node does not know, such as a picture, a style sheet
// or a component of Vue, is imported as its address.
import type { LoadHook } from 'node:module';

export const load: LoadHook = async (url, context, nextLoad) => {
  try {
    return await nextLoad(url, context);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION'))
      throw error;
    return { format: 'module', shortCircuit: true, source: `export default ${JSON.stringify(url)};` };
  }
};
