/** When to draw: with the next frame of the screen, but not so often that a busy stream keeps the processor busy. */

export type Schedule = (work: () => void) => void;

/** Nobody reads faster than five pictures a second. */
const GAP_MS = 200;
/** A hidden page has no frames; it takes in what came anyway, so that nothing piles up. */
const HIDDEN_DELAY_MS = 1_000;

export function frames(): Schedule {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return (work) => {
    const wait = drawnAt + GAP_MS - performance.now();
    const run = () => {
      drawnAt = performance.now();
      work();
    };
    if (wait <= 0) nextFrame(run);
    else setTimeout(() => nextFrame(run), wait);
  };
}

function nextFrame(work: () => void): void {
  const run = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    work();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, HIDDEN_DELAY_MS);
}
