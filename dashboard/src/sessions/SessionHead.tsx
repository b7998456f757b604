import type { Session } from '@agentmonitor/client';
import { Link, useLocation } from '@tanstack/react-router';
import { CopyText } from '../components/CopyText';
import { Time } from '../components/Time';
import { formatCost, formatCount, formatTokens, words } from '../format';
import { Lines } from './SessionTable';

export function SessionHead({ session }: { session: Session }) {
  const { id, project, branch, agent_type, status } = session;
  const { href } = useLocation();
  return (
    <header className="session-head">
      <p className="crumbs">
        <Link to="/sessions">Sessions</Link>
      </p>
      <div className="page-head">
        <h1>
          {project ?? 'No project'}
          {branch === null ? null : <span className="branch"> / {branch}</span>}
        </h1>
        <CopyText text={`${location.origin}${href}`} label="Copy link" />
      </div>
      <p className="session-about">
        <span className={`state state-${status}`}>
          <span className="state-dot" aria-hidden="true" />
          {status}
        </span>
        <span>{words(agent_type)}</span>
        <span>
          began <Time text={session.started_at} />
        </span>
        <span>
          last event <Time text={session.last_event_at} />
        </span>
        <code className="session-id">{id}</code>
      </p>
      <Figures session={session} />
    </header>
  );
}

function Figures({ session }: { session: Session }) {
  const { event_count, tokens_in, tokens_out, total_cost_usd, files_edited } = session;
  return (
    <dl className="totals" aria-label="What the session came to">
      <Figure name="Events" value={formatCount(event_count)} exact={formatCount(event_count)} />
      <Figure name="Tokens in" value={formatTokens(tokens_in)} exact={formatCount(tokens_in)} />
      <Figure name="Tokens out" value={formatTokens(tokens_out)} exact={formatCount(tokens_out)} />
      <Figure
        name="Cost"
        value={formatCost(total_cost_usd)}
        exact={`${total_cost_usd} US dollars`}
      />
      <Figure name="Files edited" value={formatCount(files_edited)} exact={`${files_edited}`} />
      <Figure
        name="Lines"
        value={<Lines added={session.lines_added} removed={session.lines_removed} />}
        exact={`${session.lines_added} added, ${session.lines_removed} removed`}
      />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: React.ReactNode;
  exact: string;
}

function Figure({ name, value, exact }: FigureProps) {
  return (
    <div className="total">
      <dt>{name}</dt>
      <dd title={exact}>{value}</dd>
    </div>
  );
}
