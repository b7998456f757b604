/** The page at `/clients`: the API, and how to make a client of it. */

import { healthViewOptions } from '@agentmonitor/client/query';
import { useQuery } from '@tanstack/react-query';
import '../styles/analytics.css';
import '../styles/connect.css';
import { token } from '../api';
import { formatCount, formatDuration } from '../format';
import { CommandBox } from './CommandBox';
import { generatedClients } from './commands';

export function ClientsPage() {
  const server = { origin: location.origin, hasToken: token() !== undefined };
  return (
    <>
      <div className="page-head">
        <h1>API</h1>
      </div>
      <section className="part" aria-labelledby="reference">
        <h2 id="reference">Reference</h2>
        <p className="part-about">
          All that these pages show is there for any program. One file says all of it: the server is
          generated from it, and so is the client of this page.
        </p>
        <p className="part-links">
          <a className="button primary" href="/docs">
            Read it and try it out
          </a>
        </p>
        <Health />
      </section>
      <section className="part" aria-labelledby="generate">
        <h2 id="generate">Make a client in your language</h2>
        <div className="panels">
          {generatedClients(server).map((command) => (
            <CommandBox key={command.title} command={command} />
          ))}
        </div>
      </section>
    </>
  );
}

function Health() {
  const { data } = useQuery({ ...healthViewOptions(), refetchInterval: 10_000 });
  if (data === undefined) return null;
  const { uptime, db_size_bytes, sse_clients } = data;
  return (
    <p className="caption">
      This server has run for {formatDuration(uptime * 1_000)}; its database is{' '}
      {megabytes(db_size_bytes)}; {formatCount(sse_clients)}{' '}
      {sse_clients === 1 ? 'page or program follows' : 'pages and programs follow'} the stream.
    </p>
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
