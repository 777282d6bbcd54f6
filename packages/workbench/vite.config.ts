import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The address of a running service, for `vite` in development; the built page is served by the
 * service itself.
 */
const service = process.env.CONEXION_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: 'src',
  // Relative, so that the page works below any path of the service's origin.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2023',
    // Everything is a file: the service's content policy forbids inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': service } },
});
