import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    // The server's Content-Security-Policy allows files of its own and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Two pages: the dashboard, and the reference at /docs with a library that the dashboard need not load.
    rolldownOptions: { input: ['index.html', 'docs.html'] },
    // Swagger UI comes as one file of 1.7 MB.
    chunkSizeWarningLimit: 2000,
  },
  server: {
    // The Host header stays the page's, so that the server takes its requests for same-origin ones.
    proxy: { '/api': { target: 'http://127.0.0.1:3141', changeOrigin: false } },
  },
  test: { include: ['src/**/*.spec.{ts,tsx}', 'test/**/*.spec.ts'] },
});
