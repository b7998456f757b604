/** The page at `/`: what the agents do, as they do it. */

import { useState } from 'react';
import { forgetToken, keepToken, token } from '../api';
import { Caption } from '../components/Caption';
import { ConnectionPill } from '../components/ConnectionPill';
import { EmptyFeed } from '../components/EmptyFeed';
import { EventFeed } from '../components/EventFeed';
import { Header } from '../components/Header';
import { Refused, Unreachable } from '../components/Notice';
import { SignIn } from '../components/SignIn';
import { TotalsStrip } from '../components/TotalsStrip';
import type { FeedSnapshot, LiveFeed } from '../stream/live-feed';
import { useLiveFeed } from '../stream/use-live-feed';

export function LivePage({ feed }: { feed: LiveFeed }) {
  const snapshot = useLiveFeed(feed);
  const [hasToken, setHasToken] = useState(token() !== undefined);

  const signIn = (value: string) => {
    keepToken(value);
    setHasToken(true);
    feed.restart();
  };
  const signOut = () => {
    forgetToken();
    setHasToken(false);
    feed.restart();
  };
  const retry = () => feed.restart();
  const isSignedOut = snapshot.refusal?.status === 401;

  return (
    <>
      <Header {...(hasToken && !isSignedOut ? { onSignOut: signOut } : {})}>
        <a className="button quiet" href="/docs">
          API
        </a>
        <ConnectionPill connection={snapshot.connection} />
      </Header>
      <main>
        {isSignedOut ? (
          <SignIn refused={hasToken} onToken={signIn} />
        ) : (
          <Live snapshot={snapshot} hasToken={hasToken} onRetry={retry} />
        )}
      </main>
    </>
  );
}

interface LiveProps {
  snapshot: FeedSnapshot;
  hasToken: boolean;
  onRetry: () => void;
}

function Live({ snapshot, hasToken, onRetry }: LiveProps) {
  const { connection, refusal, rows, totals, before } = snapshot;
  const notice =
    refusal !== undefined ? (
      <Refused refusal={refusal} onRetry={onRetry} />
    ) : connection.status === 'offline' ? (
      <Unreachable connection={connection} onRetry={onRetry} />
    ) : null;
  const isQuiet = rows.length === 0 && notice === null;
  return (
    <>
      <TotalsStrip totals={totals} />
      <Caption snapshot={snapshot} />
      {notice}
      {rows.length > 0 ? <EventFeed rows={rows} seen={totals.events} /> : null}
      {isQuiet && before !== undefined ? <EmptyFeed hasToken={hasToken} /> : null}
      {isQuiet && before === undefined ? (
        <p className="loading">Loading the last events …</p>
      ) : null}
    </>
  );
}
