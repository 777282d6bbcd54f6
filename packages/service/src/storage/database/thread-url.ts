/**
 * The file of a thread beside the file that starts it (its `import.meta.url`): built, or as it was
 * written, for tests run the sources. `npm run boundaries` reads a call as an import.
 */
export const threadUrl = (file: `./${string}.ts`, starter: string): URL =>
  new URL(starter.endsWith('.ts') ? file : file.replace(/\.ts$/, '.js'), starter);
