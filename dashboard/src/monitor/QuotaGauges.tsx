/** How much of each provider's quota is used. */

import type { ProviderQuota, QuotaWindow } from '@agentmonitor/client';
import { statsViewUsageMonitorOptions } from '@agentmonitor/client/query';
import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Ago, Time } from '../components/Time';
import { words } from '../format';
import { type Filters, matchesQuota } from './filters';

export function QuotaGauges({ filters }: { filters: Filters }) {
  const { data } = useQuery(statsViewUsageMonitorOptions());
  const known = (data ?? []).filter(
    (quota) => (quota.primary !== null || quota.secondary !== null) && matchesQuota(filters, quota),
  );
  if (known.length === 0) return null;
  return (
    <section className="quotas" aria-labelledby="quotas-title">
      <h2 id="quotas-title">Quotas</h2>
      <ul className="quota-list">
        {known.map((quota) => (
          <Quota key={`${quota.provider} ${quota.agent_type}`} quota={quota} />
        ))}
      </ul>
    </section>
  );
}

function Quota({ quota }: { quota: ProviderQuota }) {
  const { provider, plan_type, updated_at, error_message } = quota;
  return (
    <li className="quota">
      <div className="quota-head">
        <h3>{provider}</h3>
        {plan_type === null ? null : <span className="quota-plan">{plan_type}</span>}
        {updated_at === null ? null : (
          <span className="quota-when">
            <Ago text={updated_at} />
          </span>
        )}
      </div>
      <Gauge provider={provider} window={quota.primary} />
      <Gauge provider={provider} window={quota.secondary} />
      {error_message === null ? null : <p className="quota-note">{error_message}</p>}
    </li>
  );
}

function Gauge({ provider, window }: { provider: string; window: QuotaWindow }) {
  if (window === null) return null;
  const { used_percent, resets_at, window_minutes } = window;
  const name = windowName(window_minutes);
  return (
    <div className="gauge">
      <div className="gauge-head">
        <span>{name}</span>
        <span>{Math.round(used_percent)} % used</span>
      </div>
      <Progress
        value={used_percent}
        color={used_percent >= 90 ? 'var(--red)' : used_percent >= 70 ? 'var(--amber)' : 'accent'}
        size="sm"
        aria-label={`${words(provider)}, ${name}: used`}
      />
      {resets_at === null ? null : (
        <p className="quota-note">
          resets <Time text={resets_at} />
        </p>
      )}
    </div>
  );
}

export function windowName(minutes: number | null): string {
  if (minutes === null || minutes <= 0) return 'Window';
  if (minutes % 1_440 === 0) return minutes === 1_440 ? '1 day' : `${minutes / 1_440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
  return `${minutes} minutes`;
}
