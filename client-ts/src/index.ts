/**
 * The TypeScript client of AgentMonitor: one function an operation, a type a schema, and the event stream. All but the
 * stream is generated from openapi.yaml. Results are values: `{ data, error, response }`.
 */

export {
  type Auth,
  type Client,
  type Config,
  createClient,
  createConfig,
  type RequestResult,
} from './client/index.gen.js';
export { client } from './client.gen.js';
// `streamOpen`, the raw operation, is exported with the others; `openStream` is what reconnects.
export * from './sdk.gen.js';
export { StreamError, type StreamState } from './state.js';
export { type EventStream, openStream, type StreamOptions } from './stream.js';
export type * from './types.gen.js';
