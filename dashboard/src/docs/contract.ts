/** The contract, as this server tells it. No operation of the contract itself, so the client has no function for it. */

import type { Error as ApiError, Client } from '@agentmonitor/client';
import { type Refusal, refusalOf } from '../stream/list-page';

export type Form = 'yaml' | 'json';

/** The document as Swagger UI takes it: an object, whatever it holds. */
export type Contract = Record<string, unknown>;

export type Loaded =
  | { outcome: 'contract'; contract: Contract }
  | { outcome: 'refused'; refusal: Refusal };

export async function loadContract(client: Client, signal: AbortSignal): Promise<Loaded> {
  const loaded = await load(client, 'json', 'json', signal);
  if ('refusal' in loaded) return { outcome: 'refused', refusal: loaded.refusal };
  if (isObject(loaded.data)) return { outcome: 'contract', contract: loaded.data };
  return refused('The server did not answer with its contract');
}

/** The contract as a file, byte for byte. */
export async function loadFile(client: Client, form: Form): Promise<Blob | undefined> {
  const loaded = await load(client, form, 'blob');
  return 'data' in loaded && loaded.data instanceof Blob ? loaded.data : undefined;
}

async function load(
  client: Client,
  form: Form,
  parseAs: 'json' | 'blob',
  signal?: AbortSignal,
): Promise<{ data: unknown } | { refusal: Refusal }> {
  try {
    const { data, error, response } = await client.get<{ 200: unknown }, { default: ApiError }>({
      url: `/api/openapi.${form}`,
      security: [{ scheme: 'bearer', type: 'http' }],
      parseAs,
      ...(signal === undefined ? {} : { signal }),
    });
    if (error === undefined) return { data };
    // The generated type promises a response, but there is none when the network fails.
    const status = (response as Response | undefined)?.status ?? 0;
    return { refusal: status === 0 ? unreachable : refusalOf(status, error) };
  } catch {
    return { refusal: unreachable }; // an answer that broke off or is not JSON
  }
}

const unreachable: Refusal = {
  status: 0,
  message: 'The server does not answer',
  hint: 'Check that agentmonitor serve is running.',
};

function refused(message: string): Loaded {
  return { outcome: 'refused', refusal: { status: 0, message, hint: 'Try again.' } };
}

function isObject(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
