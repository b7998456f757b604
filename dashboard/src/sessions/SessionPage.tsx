/** The page of one session: its timeline, its transcript, the files it touched and its raw events. */

import type { Event, Session, Transcript } from '@agentmonitor/client';
import { sessionFileListOptions, transcriptViewOptions } from '@agentmonitor/client/query';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import '../styles/feed.css';
import '../styles/sessions.css';
import { AsyncView } from '../components/AsyncView';
import { EventDrawer, selectedId } from '../components/EventDrawer';
import { EventRows } from '../components/EventRows';
import { failureOf } from '../failure';
import { formatCount } from '../format';
import { oneOf } from '../search';
import { FileTable } from './FileTable';
import { MAX_EVENTS, sessionEvents, sessionHead } from './queries';
import { SessionHead } from './SessionHead';
import { Timeline } from './Timeline';
import { TranscriptView } from './TranscriptView';

/** How often the files are asked for while they are shown, in milliseconds. */
const FILES_REFRESH_MS = 10_000;
/** The same list each time, so that nothing is drawn anew. */
const NONE: readonly Event[] = [];

const TABS = ['timeline', 'transcript', 'files', 'events'] as const;

export function SessionPage() {
  const { id } = useParams({ from: '/sessions/$id' });
  const search = useSearch({ from: '/sessions/$id' });
  const navigate = useNavigate({ from: '/sessions/$id' });
  const tab = oneOf(TABS, search.tab);
  const session = useQuery(sessionHead(id));
  const events = useQuery({ ...sessionEvents(id), enabled: tab === 'events' });
  const files = useQuery({
    ...sessionFileListOptions({ path: { id } }),
    enabled: tab === 'files',
    refetchInterval: FILES_REFRESH_MS,
  });
  const transcript = useQuery({
    ...transcriptViewOptions({ path: { id } }),
    enabled: tab === 'timeline' || tab === 'transcript',
  });
  const select = (event: number | undefined) =>
    void navigate({
      search: (before) => ({ ...before, selected: event === undefined ? '' : String(event) }),
      replace: event === undefined,
    });

  return (
    <AsyncView query={session} height={480}>
      {({ session: about }) => (
        <>
          <SessionHead session={about} />
          <Tabs
            value={tab}
            keepMounted={false}
            onChange={(chosen) =>
              void navigate({ search: { tab: chosen ?? undefined }, replace: true })
            }
          >
            <Tabs.List>
              <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
              <Tabs.Tab value="transcript">Transcript</Tabs.Tab>
              <Tabs.Tab value="files">Files</Tabs.Tab>
              <Tabs.Tab value="events">Events</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="timeline">
              <Entries query={transcript}>
                {({ entries }) => <Timeline entries={entries} />}
              </Entries>
            </Tabs.Panel>
            <Tabs.Panel value="transcript">
              <Entries query={transcript}>
                {({ entries }) => <TranscriptView entries={entries} />}
              </Entries>
            </Tabs.Panel>
            <Tabs.Panel value="files">
              <AsyncView query={files} height={360}>
                {(list) => <FileTable files={list.files} />}
              </AsyncView>
            </Tabs.Panel>
            <Tabs.Panel value="events">
              <AsyncView query={events} height={360}>
                {(detail) => (
                  <>
                    <EventRows
                      events={detail.events}
                      selected={selectedId(search.selected)}
                      onSelect={select}
                      label="Events, newest first"
                    />
                    <Cut session={about} listed={detail.events.length} />
                  </>
                )}
              </AsyncView>
            </Tabs.Panel>
          </Tabs>
          <EventDrawer
            selected={selectedId(search.selected)}
            events={events.data?.events ?? NONE}
            onClose={() => select(undefined)}
          />
        </>
      )}
    </AsyncView>
  );
}

interface EntriesProps {
  query: ReturnType<typeof useQuery<Transcript, unknown>>;
  children: (transcript: Transcript) => React.ReactNode;
}

/** A session without events has no transcript, which the server says with a 404. */
function Entries({ query, children }: EntriesProps) {
  if (query.data === undefined && query.error !== null) {
    if (failureOf(query.error).status === 404) {
      return <p className="quiet-note">This session has no events, and so no transcript.</p>;
    }
  }
  return (
    <AsyncView query={query} height={360}>
      {children}
    </AsyncView>
  );
}

function Cut({ session, listed }: { session: Session; listed: number }) {
  // The count is asked for again now and then, the list moves at once.
  if (listed < MAX_EVENTS || listed >= session.event_count) return null;
  return (
    <p className="caption">
      From the newest {formatCount(listed)} of its {formatCount(session.event_count)} events.
    </p>
  );
}
