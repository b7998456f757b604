import { Button } from '@mantine/core';
import { useState } from 'react';

interface CopyTextProps {
  text: string;
  label: string;
}

/** The clipboard exists in secure contexts only; elsewhere the text can be selected. */
export function CopyText({ text, label }: CopyTextProps) {
  const [said, setSaid] = useState<string>();
  if (globalThis.navigator?.clipboard === undefined) return null;
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Select it and copy'),
    );
  };
  return (
    <Button variant="default" size="xs" onClick={copy} onBlur={() => setSaid(undefined)}>
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
