import { Kbd, Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { areShortcutsOn, type Shortcut, switchShortcuts } from './shortcuts';

interface ShortcutSheetProps {
  shortcuts: readonly Shortcut[];
  isOpen: boolean;
  onClose: () => void;
}

export function ShortcutSheet({ shortcuts, isOpen, onClose }: ShortcutSheetProps) {
  const [on, setOn] = useState(areShortcutsOn);
  const toggle = (value: boolean) => {
    switchShortcuts(value);
    setOn(value);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keyboard shortcuts"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className="shortcuts">
        <Row keys="Ctrl K" label="Search commands, pages and sessions (Cmd K on a Mac)" />
        {shortcuts.map(({ keys, label }) => (
          <Row key={keys} keys={keys} label={label} />
        ))}
      </dl>
      <Switch
        checked={on}
        onChange={(event) => toggle(event.currentTarget.checked)}
        label="Shortcuts without Ctrl or Cmd"
        description="Switch them off if single letters are pressed or heard by accident."
      />
    </Modal>
  );
}

function Row({ keys, label }: { keys: string; label: string }) {
  return (
    <div className="shortcut">
      <dt>{label}</dt>
      <dd>
        {keys.split(' ').map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}
