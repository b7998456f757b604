/** The page at `/docs`: the contract as people read it. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { client, forgetToken, keepToken, token } from '../api';
import { ContractFiles } from '../components/ContractFiles';
import { Header } from '../components/Header';
import { Refused } from '../components/Notice';
import { SignIn } from '../components/SignIn';
import { type Contract, type Loaded, loadContract } from './contract';

export function DocsPage() {
  const [loaded, setLoaded] = useState<Loaded>();
  const [attempt, setAttempt] = useState(0);
  const [hasToken, setHasToken] = useState(token() !== undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what loads again
  useEffect(() => {
    const abort = new AbortController();
    void loadContract(client, abort.signal).then((loaded) => {
      if (!abort.signal.aborted) setLoaded(loaded);
    });
    return () => abort.abort();
  }, [attempt]);

  const again = () => {
    setLoaded(undefined);
    setAttempt((attempt) => attempt + 1);
  };
  const signIn = (value: string) => {
    keepToken(value);
    setHasToken(true);
    again();
  };
  const signOut = () => {
    forgetToken();
    setHasToken(false);
    again();
  };
  const isSignedOut = loaded?.outcome === 'refused' && loaded.refusal.status === 401;

  return (
    <>
      <Header {...(hasToken && !isSignedOut ? { onSignOut: signOut } : {})}>
        <a className="button quiet" href="/">
          Monitor
        </a>
        {loaded?.outcome === 'contract' ? <ContractFiles /> : null}
      </Header>
      <main>
        {isSignedOut ? (
          <SignIn refused={hasToken} onToken={signIn} />
        ) : loaded?.outcome === 'refused' ? (
          <Refused refusal={loaded.refusal} onRetry={again} />
        ) : (
          <Reference {...(loaded === undefined ? {} : { contract: loaded.contract })} />
        )}
      </main>
    </>
  );
}

function Reference({ contract }: { contract?: Contract }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');

  const show = useCallback(async (contract: Contract, element: HTMLElement) => {
    try {
      const { showReference } = await import('./reference');
      await showReference(element, contract);
      setState('shown');
    } catch {
      setState('failed');
    }
  }, []);

  useEffect(() => {
    if (contract !== undefined && place.current !== null) void show(contract, place.current);
  }, [contract, show]);

  return (
    <>
      {state === 'loading' ? <p className="loading">Loading the reference …</p> : null}
      {state === 'failed' ? (
        <p className="loading">The reference could not be loaded. Reload the page.</p>
      ) : null}
      <div ref={place} aria-busy={state === 'loading'} />
    </>
  );
}
