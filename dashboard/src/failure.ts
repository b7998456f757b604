/** What a call failed with, as a page tells it: the contract's `Error`, and the status where there was an answer. */

import type { Error as ApiError, FieldError } from '@agentmonitor/client';

export class Failure extends globalThis.Error implements ApiError {
  override readonly name = 'Failure';
  /** The HTTP status; 0 where the server did not answer. */
  readonly status: number;
  readonly error: string;
  readonly hint?: string;
  readonly details?: FieldError[];
  readonly max_clients?: number;

  constructor(status: number, body: ApiError) {
    super(body.error);
    this.status = status;
    this.error = body.error;
    if (body.hint !== undefined) this.hint = body.hint;
    if (body.details !== undefined) this.details = body.details;
    if (body.max_clients !== undefined) this.max_clients = body.max_clients;
  }
}

/** Whatever was thrown in place of an answer. A proxy in between may have sent a page of its own. */
export function failureOf(thrown: unknown, status = 0): Failure {
  if (thrown instanceof Failure) return thrown;
  if (isApiError(thrown)) return new Failure(status, thrown);
  if (status > 0) return new Failure(status, { error: `The server answered ${status}` });
  return new Failure(0, {
    error: 'The server does not answer',
    hint: `Check that agentmonitor serve is running at ${globalThis.location?.origin ?? 'its address'}.`,
  });
}

/** Whether the same call may go well a moment later. */
export function isPassing(failure: unknown): boolean {
  const { status } = failureOf(failure);
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

function isApiError(value: unknown): value is ApiError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'error' in value &&
    typeof value.error === 'string'
  );
}
