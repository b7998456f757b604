/**
 * The second entry point, `@agentmonitor/client/query`: for each operation the options and the key that TanStack Query
 * wants. It needs `@tanstack/react-query`, which the first entry point does without.
 */

export * from './@tanstack/react-query.gen.js';
