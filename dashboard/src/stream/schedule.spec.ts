import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { frames } from './schedule';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A screen that shows a frame every 16 ms, or none while the page is hidden. */
function screen(visible: boolean): void {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => (visible ? setTimeout(run, 16) : 0));
  vi.stubGlobal('cancelAnimationFrame', (timer: number) => clearTimeout(timer));
}

it('draws with the next frame, then at most five times a second', () => {
  screen(true);
  const schedule = frames();
  let drawn = 0;
  const again = () => {
    drawn += 1;
    schedule(again);
  };
  schedule(again);
  vi.advanceTimersByTime(16);
  expect(drawn).toBe(1);
  vi.advanceTimersByTime(984);
  expect(drawn).toBeGreaterThanOrEqual(4);
  expect(drawn).toBeLessThanOrEqual(5);
});

it('goes on in a hidden page, once for each piece of work', () => {
  screen(false);
  const schedule = frames();
  let drawn = 0;
  schedule(() => {
    drawn += 1;
  });
  vi.advanceTimersByTime(1_000);
  expect(drawn).toBe(1);
  vi.advanceTimersByTime(5_000);
  expect(drawn).toBe(1);
});
