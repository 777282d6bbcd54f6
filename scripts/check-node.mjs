// Runs under any installed Node, hence plain JavaScript that Node 12 can read. The platform
// packages in optionalDependencies put Node 24 in node_modules/.bin, which npm and pnpm place first
// in PATH; on a platform without one, the machine's own Node must be recent enough for
// better-sqlite3 and type stripping.
const oldest = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < oldest) {
  console.error(
    `Conexión needs Node ${oldest} or newer and found ${process.versions.node}. There is no Node package for ` +
      `${process.platform}-${process.arch}: install Node ${oldest} and run this again.`,
  );
  process.exit(1);
}
