import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { PLACES } from './places';
import { areShortcutsOn, isForOthers, KeyReader, type Shortcut } from './shortcuts';

/** The shortcuts that work on every page. */
export function useShortcuts(openSheet: () => void): readonly Shortcut[] {
  const navigate = useNavigate();
  const toggleTheme = useToggleTheme();
  return useMemo(
    () => [
      ...PLACES.map(({ to, label, key }) => ({
        keys: `g ${key}`,
        label: `Go to ${label}`,
        run: () => void navigate({ to }),
      })),
      { keys: 't', label: 'Light or dark', run: toggleTheme },
      { keys: '?', label: 'Show the shortcuts', run: openSheet },
    ],
    [navigate, toggleTheme, openSheet],
  );
}

export function useShortcutKeys(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const reader = new KeyReader();
    const onKey = (event: KeyboardEvent) => {
      if (isForOthers(event) || !areShortcutsOn()) return;
      const shortcut = reader.read(event.key, event.timeStamp, shortcuts);
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shortcuts]);
}

/** Without `keepTransitions` Mantine would write a style element, which the server's policy forbids. */
export function useToggleTheme(): () => void {
  const { toggleColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return toggleColorScheme;
}
