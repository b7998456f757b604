/** When to draw: with the next frame of the screen, or within a second where the page is hidden and has no frames. */

export type Schedule = (work: () => void) => void;

const HIDDEN_DELAY_MS = 1_000;

export const soon: Schedule = (work) => {
  const run = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    work();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, HIDDEN_DELAY_MS);
};
