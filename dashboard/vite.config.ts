import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { resolver, theme } from './src/theme.ts';

const VARIABLES = 'virtual:theme.css';

/** The variables that Mantine would write into a style element of its own, which the server's policy forbids. */
function themeVariables(): Plugin {
  return {
    name: 'theme-variables',
    resolveId: (id) => (id === VARIABLES ? `\0${VARIABLES}` : null),
    load: (id) => (id === `\0${VARIABLES}` ? themeCss() : null),
  };
}

function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const [base, own] = [defaultCssVariablesResolver(merged), resolver(merged)];
  return convertCssVariables({
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  });
}

/** `vite --mode mock`: the same page over a mock of the client. */
function mocked(): Plugin {
  return {
    name: 'mocked',
    apply: (_, { mode }) => mode === 'mock',
    transformIndexHtml: (html) => html.replace('/src/main.tsx', '/test/mock-main.tsx'),
  };
}

export default defineConfig({
  plugins: [react(), themeVariables(), mocked()],
  build: {
    // The server's Content-Security-Policy allows files of its own and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Read by scripts/first-load.mjs, and removed before anything is embedded.
    manifest: true,
    // The first with light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Two pages: the dashboard, and the reference at /docs with a library that the dashboard need not load.
    rolldownOptions: { input: ['index.html', 'docs.html'] },
    // Swagger UI comes as one file of 1.7 MB.
    chunkSizeWarningLimit: 2000,
  },
  server: {
    // The Host header stays the page's, so that the server takes its requests for same-origin ones.
    proxy: { '/api': { target: 'http://127.0.0.1:3141', changeOrigin: false } },
  },
  test: { include: ['src/**/*.spec.{ts,tsx}', 'test/**/*.spec.{ts,tsx}'] },
});
