// Before anything is drawn: the colour scheme that was chosen here, so that no page flashes in the other one. The
// attribute and the key are Mantine's; without a choice the system's scheme counts.
try {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
} catch {
  // Storage may be forbidden; the page then follows the system.
}
