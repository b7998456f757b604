import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  test: {
    root: import.meta.dirname,
    include: ['screenshots.ts'],
    testTimeout: 600_000,
    hookTimeout: 30_000,
  },
});
