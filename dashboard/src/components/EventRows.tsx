/** A long list of events in a box of its own: only the lines in sight are drawn. */

import type { Event } from '@agentmonitor/client';
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { EventLine } from './EventLine';
import { ScrollBox } from './ScrollBox';

const LINE_PX = 36;
/** Where the box is narrow, a line is a small card. */
const CARD_PX = 76;
const NARROW_PX = 900;

interface EventRowsProps {
  events: readonly Event[];
  selected: number | undefined;
  onSelect: (id: number) => void;
  label: string;
  /** Told whether the newest line is in sight. */
  onTop?: (isAtTop: boolean) => void;
}

export function EventRows({ events, selected, onSelect, label, onTop }: EventRowsProps) {
  const box = useRef<HTMLElement>(null);
  const { ref: sized, width } = useElementSize<HTMLOListElement>();
  const isNarrow = width > 0 && width < NARROW_PX;
  const height = isNarrow ? CARD_PX : LINE_PX;
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => events[index]?.id ?? index,
    overscan: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew where lines become cards
  useEffect(() => virtual.measure(), [virtual, height]);

  return (
    <ScrollBox
      ref={box}
      className="rows-box"
      aria-label={label}
      data-narrow={isNarrow}
      onScroll={(event) => onTop?.(event.currentTarget.scrollTop < height)}
    >
      <Columns />
      <ol ref={sized} className="rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const event = events[index];
          if (event === undefined) return null;
          return (
            <li
              key={key}
              className="row"
              aria-setsize={events.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)`, height }}
            >
              <EventLine event={event} isSelected={event.id === selected} onSelect={onSelect} />
            </li>
          );
        })}
      </ol>
    </ScrollBox>
  );
}

function Columns() {
  return (
    <div className="columns" aria-hidden="true">
      <span>Time</span>
      <span>Event</span>
      <span>Agent</span>
      <span>Tool</span>
      <span>What</span>
      <span>Project</span>
      <span className="end">Tokens</span>
      <span className="end">Cost</span>
      <span className="end">Took</span>
    </div>
  );
}
