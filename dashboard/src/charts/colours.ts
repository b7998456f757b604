/** Colours of the style sheet as a canvas takes them: `light-dark()` and variables are resolved for the scheme of the moment. */

export const SERIES = ['--accent', '--teal', '--amber', '--violet', '--green', '--red'] as const;

export type Colours = (name: string) => string;

export function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const known = new Map<string, string>();
  const resolve = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  for (const name of [...SERIES, '--text-soft', '--line', '--blue', '--grey']) {
    known.set(name, resolve(name));
  }
  probe.remove();
  return (name) => known.get(name) ?? 'gray';
}
