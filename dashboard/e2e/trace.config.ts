import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  test: {
    root: import.meta.dirname,
    include: ['trace.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
