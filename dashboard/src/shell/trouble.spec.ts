import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { Failure } from '../failure';
import { troubleOf } from './trouble';

const gone = new Failure(503, { error: 'The database file was moved', hint: 'Put it back.' });
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
afterEach(() => queries.clear());

/** Asks once and leaves it to the test to look away again. */
async function watch(name: string, answer: () => Promise<unknown>): Promise<() => void> {
  const observer = new QueryObserver(queries, { queryKey: [name], queryFn: answer });
  const leave = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().fetchStatus).toBe('idle');
  return leave;
}

const trouble = () => troubleOf(queries.getQueryCache());

it('is what the server fails with, until it answers again', async () => {
  let answer = () => Promise.reject<string>(gone);
  await watch('a', () => answer());
  expect(trouble()).toBe(gone);
  answer = () => Promise.resolve('here');
  await queries.refetchQueries();
  expect(trouble()).toBeUndefined();
});

it('is told too where an older answer is still shown', async () => {
  let answer = () => Promise.resolve('here');
  await watch('a', () => answer());
  answer = () => Promise.reject(gone);
  await queries.refetchQueries();
  expect(queries.getQueryData(['a'])).toBe('here');
  expect(trouble()).toBe(gone);
});

it('is none where the page has left, where nothing is there, and where no server is', async () => {
  const leave = await watch('a', () => Promise.reject(gone));
  leave();
  await watch('b', () => Promise.reject(new Failure(404, { error: 'Session not found' })));
  await watch('c', () => Promise.reject(new TypeError('fetch failed')));
  expect(trouble()).toBeUndefined();
});
