import { describe, expect, it } from 'vitest';
import { Failure, failureOf, isPassing } from './failure';

describe('a failure', () => {
  it('carries the words of the contract and the status', () => {
    const failure = failureOf({ error: 'Too busy', hint: 'Wait.' }, 503);
    expect(failure).toMatchObject({ status: 503, error: 'Too busy', hint: 'Wait.' });
    expect(failure.message).toBe('Too busy');
  });

  it('says what to do where nobody answered', () => {
    expect(failureOf(new TypeError('fetch failed')).hint).toContain('agentmonitor serve');
  });

  it('names the status where the body is not the contract’s', () => {
    expect(failureOf('<html>Bad gateway</html>', 502).error).toBe('The server answered 502');
  });

  it('stays the same when it is taken for a failure again', () => {
    const failure = new Failure(404, { error: 'Session not found' });
    expect(failureOf(failure, 500)).toBe(failure);
  });

  it.each([
    [0, true],
    [400, false],
    [404, false],
    [429, true],
    [500, true],
    [503, true],
  ])('with status %i may pass: %s', (status, passing) => {
    expect(isPassing(new Failure(status, { error: 'x' }))).toBe(passing);
  });
});
