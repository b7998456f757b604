import type { ComponentPropsWithRef } from 'react';

/** A box that scrolls by itself. It takes the focus, since what scrolls must be reachable by keyboard. */
export function ScrollBox(props: ComponentPropsWithRef<'section'> & { 'aria-label': string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
  return <section tabIndex={0} {...props} />;
}
