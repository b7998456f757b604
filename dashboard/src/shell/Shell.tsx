/** What stands around every page: navigation, connection, palette, shortcuts; and the sign-in in place of a page. */

import { Button, Kbd } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { access } from '../access';
import { forgetToken, keepToken, token } from '../api';
import { ConnectionPill } from '../components/ConnectionPill';
import { Header } from '../components/Header';
import { Refused, Trouble, Unreachable } from '../components/Notice';
import { SignIn } from '../components/SignIn';
import type { FeedSnapshot, LiveFeed } from '../stream/live-feed';
import { FeedContext, usePartOf, useRunning } from '../stream/use-live-feed';
import { Navigation } from './Navigation';
import { Palette } from './Palette';
import { ShortcutSheet } from './ShortcutSheet';
import { ThemeButton } from './ThemeButton';
import { useTrouble } from './trouble';
import { useShortcutKeys, useShortcuts } from './use-shortcuts';

const connectionOf = ({ connection }: FeedSnapshot) => connection;
const refusalOf = ({ refusal }: FeedSnapshot) => refusal;
const troubleOf = ({ trouble }: FeedSnapshot) => trouble;

export function Shell({ feed }: { feed: LiveFeed }) {
  useRunning(feed);
  const connection = usePartOf(feed, connectionOf);
  const refusal = usePartOf(feed, refusalOf);
  const feedTrouble = usePartOf(feed, troubleOf);
  const trouble = useTrouble() ?? feedTrouble;
  const isTokenWanted = useSyncExternalStore(access.subscribe, access.isTokenWanted);
  const [hasToken, setHasToken] = useState(token() !== undefined);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const shortcuts = useShortcuts(useCallback(() => setSheetOpen(true), []));
  useShortcutKeys(shortcuts);
  const queries = useQueryClient();

  const startAgain = (signedIn: boolean) => {
    setHasToken(signedIn);
    access.wantToken(false);
    feed.restart();
    queries.clear();
  };
  const signIn = (value: string) => {
    keepToken(value);
    startAgain(true);
  };
  const signOut = () => {
    forgetToken();
    startAgain(false);
  };
  const retry = () => {
    feed.restart();
    void queries.invalidateQueries();
  };

  return (
    <FeedContext value={feed}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <Header {...(hasToken && !isTokenWanted ? { onSignOut: signOut } : {})}>
        <Navigation />
        <SearchButton />
        <ThemeButton />
        <ConnectionPill connection={connection} />
      </Header>
      <main id="main" tabIndex={-1}>
        {isTokenWanted ? (
          <SignIn refused={hasToken} onToken={signIn} />
        ) : (
          <>
            {refusal !== undefined ? <Refused refusal={refusal} onRetry={retry} /> : null}
            {connection.status === 'offline' ? (
              <Unreachable connection={connection} onRetry={retry} />
            ) : trouble !== undefined ? (
              <Trouble failure={trouble} onRetry={retry} />
            ) : null}
            <Outlet />
            <Palette commands={shortcuts} />
          </>
        )}
      </main>
      <ShortcutSheet
        shortcuts={shortcuts}
        isOpen={isSheetOpen}
        onClose={() => setSheetOpen(false)}
      />
    </FeedContext>
  );
}

function SearchButton() {
  return (
    <Button
      variant="default"
      size="xs"
      className="search-button"
      onClick={spotlight.open}
      rightSection={<Kbd size="xs">Ctrl K</Kbd>}
      aria-keyshortcuts="Control+K Meta+K"
    >
      Search
    </Button>
  );
}
