import type { Event } from '@agentmonitor/client';
import { eventViewOptions } from '@agentmonitor/client/query';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { failureOf } from '../failure';
import { words } from '../format';
import { EventDetails } from './EventDetails';

interface EventDrawerProps {
  /** Which event the address names, if any. */
  selected: number | undefined;
  events: readonly Event[];
  onClose: () => void;
}

/** The event that the address names, whole. Where the list does not have it, or not any more, the server does. */
export function EventDrawer({ selected, events, onClose }: EventDrawerProps) {
  const listed = events.find((event) => event.id === selected);
  const asked = useQuery({
    ...eventViewOptions({ path: { id: selected ?? 0 } }),
    enabled: selected !== undefined,
    initialData: listed,
    // An event never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const event = selected === undefined ? undefined : asked.data;
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
        <p className="null">
          {failureOf(asked.error).status === 404 ? 'There is no such event.' : 'Loading …'}
        </p>
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
