/**
 * The file of a thread next to the file that starts it (its `import.meta.url`): the built file, or
 * the source, because tests run the sources. `npm run boundaries` reads a call as an import.
 */
export const threadUrl = (file: `./${string}.ts`, starter: string): URL =>
  new URL(starter.endsWith('.ts') ? file : file.replace(/\.ts$/, '.js'), starter);
