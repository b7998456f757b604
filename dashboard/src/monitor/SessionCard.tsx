/** One live session: who, where, what it does right now, and what it came to. */

import type { Event, Session } from '@agentmonitor/client';
import { eventPageOptions } from '@agentmonitor/client/query';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useCallback } from 'react';
import { Ago } from '../components/Time';
import { toneOf } from '../event-tone';
import { formatCost, formatCount, formatTokens, words } from '../format';
import { gist } from '../metadata';
import { type Doing, doingOf } from '../stream/latest';
import { useFeed } from '../stream/use-live-feed';
import { Sparkline } from './Sparkline';

/** Of so many events one names the model, as a rule. */
const LOOKED_AT = 20;

interface SessionCardProps {
  session: Session;
  /** How many events there were in each part of the last hour. */
  counts: readonly number[] | undefined;
}

export const SessionCard = memo(function SessionCard({ session, counts }: SessionCardProps) {
  const { id, agent_type, project, branch, status } = session;
  const doing = useDoing(id);
  return (
    <li className="card" data-status={status}>
      <div className="card-head">
        <span className={`state state-${status}`}>
          <span className="state-dot" aria-hidden="true" />
          {status}
        </span>
        <span className="card-agent" title={agent_type}>
          {words(agent_type)}
        </span>
        <span className="card-when">
          <Ago text={session.last_event_at} />
        </span>
      </div>
      <h3 className="card-title">
        <Link to="/sessions/$id" params={{ id }} title={id}>
          {project ?? 'No project'}
          {branch === null ? null : <span className="branch"> / {branch}</span>}
        </Link>
      </h3>
      <Now event={doing?.event} />
      {counts === undefined ? null : <Sparkline counts={counts} />}
      <Figures session={session} model={doing?.model ?? null} />
    </li>
  );
});

/** A session that was quiet for longer than the feed goes back is asked what it did last. */
function useDoing(id: string): Doing | undefined {
  const latest = useFeed(useCallback(({ latest }) => latest.get(id), [id]));
  const { data } = useQuery({
    ...eventPageOptions({ query: { session_id: id, limit: LOOKED_AT } }),
    enabled: latest === undefined,
  });
  return latest ?? doingOf(data?.events ?? []);
}

function Now({ event }: { event: Event | undefined }) {
  if (event === undefined) return <p className="doing" />;
  const { event_type, tool_name, status, metadata } = event;
  const about = gist(metadata);
  return (
    <p className="doing" title={about}>
      <span className={`dot tone-${toneOf(event_type)}`} aria-hidden="true" />
      <span className="doing-what">{tool_name ?? words(event_type)}</span>
      {status === 'error' || status === 'timeout' ? (
        <span className={`status status-${status}`}>{status}</span>
      ) : null}
      <span className="doing-about">{about}</span>
    </p>
  );
}

function Figures({ session, model }: { session: Session; model: string | null }) {
  const { tokens_in, tokens_out, total_cost_usd, event_count } = session;
  return (
    <dl className="figures">
      <div>
        <dt>Cost</dt>
        <dd title={`${total_cost_usd} US dollars`}>{formatCost(total_cost_usd)}</dd>
      </div>
      <div>
        <dt>Tokens</dt>
        <dd title={`${formatCount(tokens_in)} in, ${formatCount(tokens_out)} out`}>
          {formatTokens(tokens_in + tokens_out)}
        </dd>
      </div>
      <div>
        <dt>Events</dt>
        <dd>{formatCount(event_count)}</dd>
      </div>
      {model === null ? null : (
        <div className="figure-model">
          <dt>Model</dt>
          <dd title={model}>{model}</dd>
        </div>
      )}
    </dl>
  );
}
