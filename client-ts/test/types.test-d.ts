import { expectTypeOf, it } from 'vitest';
import {
  type Error as ApiError,
  type ConnectedFrame,
  type Event,
  type EventList,
  eventCreate,
  eventList,
  type NewEvent,
  openStream,
  type StreamError,
  type StreamFrame,
  type StreamState,
} from '../src/index.js';

it('narrows a frame by its type', () => {
  expectTypeOf<StreamFrame['type']>().toEqualTypeOf<
    'connected' | 'event' | 'reset' | 'session_update' | 'stats'
  >();
  expectTypeOf<Extract<StreamFrame, { type: 'event' }>['payload']>().toEqualTypeOf<Event>();
  expectTypeOf<Extract<StreamFrame, { type: 'connected' }>>().toEqualTypeOf<
    ConnectedFrame & { type: 'connected' }
  >();
});

it('iterates over frames', () => {
  expectTypeOf(openStream).returns.toExtend<AsyncIterable<StreamFrame>>();
  expectTypeOf(openStream)
    .parameter(0)
    .exclude<undefined>()
    .toHaveProperty('query')
    .exclude<undefined>()
    .toEqualTypeOf<{ agent_type?: string; event_type?: string }>();
});

it('narrows data by the absence of an error', async () => {
  const result = await eventList();
  if (result.error === undefined) expectTypeOf(result.data).toEqualTypeOf<EventList>();
  else expectTypeOf(result.error).toEqualTypeOf<ApiError>();
});

it('keeps null and absent apart', () => {
  expectTypeOf<Event['model']>().toEqualTypeOf<string | null>();
  expectTypeOf<NewEvent['model']>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<ApiError['hint']>().toEqualTypeOf<string | undefined>();
});

it('takes numbers for 64-bit integers, as JSON does', () => {
  expectTypeOf<Event['id']>().toEqualTypeOf<number>();
});

it('refuses an event without its session', () => {
  // @ts-expect-error session_id is required
  void (() => eventCreate({ body: { agent_type: 'codex', event_type: 'tool_use' } }));
  // @ts-expect-error the server owns the set of event types
  void (() => eventCreate({ body: { session_id: 's', agent_type: 'codex', event_type: 'x' } }));
});

it('says why a stream ended', () => {
  expectTypeOf<Extract<StreamState, { status: 'closed' }>['error']>().toEqualTypeOf<
    StreamError | undefined
  >();
});
