// The first module of every entry point. On an older Node the native module of better-sqlite3
// crashes the process (signal 11), so nothing else may be evaluated before this.
const oldest = 22;
const { node } = process.versions;

if (Number.parseInt(node, 10) < oldest)
  throw Object.assign(new Error(`@conexion/service needs Node ${oldest} or newer; this is Node ${node}.`), {
    code: 'unsupported-node',
  });

export {};
