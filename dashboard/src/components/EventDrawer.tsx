import type { Event } from '@agentmonitor/client';
import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { words } from '../format';
import { EventDetails } from './EventDetails';

interface EventDrawerProps {
  /** Which event the address names, if any. */
  selected: number | undefined;
  events: readonly Event[];
  onClose: () => void;
}

/** The event that the address names, whole. It stays while one looks, even where the list has moved on. */
export function EventDrawer({ selected, events, onClose }: EventDrawerProps) {
  const listed = events.find((event) => event.id === selected);
  const [kept, setKept] = useState<Event>();
  useEffect(() => {
    if (listed !== undefined) setKept(listed);
  }, [listed]);
  const event = listed ?? (kept?.id === selected ? kept : undefined);
  return (
    <Drawer
      opened={selected !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={event === undefined ? `Event ${selected ?? ''}` : words(event.event_type)}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {event === undefined ? (
        <p className="null">This event is not among those listed here.</p>
      ) : (
        <>
          <p className="drawer-links">
            <Link to="/sessions/$id" params={{ id: event.session_id }}>
              Open its session
            </Link>
          </p>
          <EventDetails event={event} />
        </>
      )}
    </Drawer>
  );
}

/** The id that a query string names, if it is one. */
export function selectedId(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}
