/** The database that the legacy left, and what the legacy itself said of it. They stand beside the repository, not in it. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CostStats, FilterOptions, SessionList, Stats, ToolStats } from '@agentmonitor/client';

const FOLDER = join(import.meta.dirname, '../../../shared/legacy/db');

export const LEGACY_DATABASE = join(FOLDER, 'legacy-v0.5.0.sqlite');
export const hasLegacy = existsSync(LEGACY_DATABASE);

export interface Facts {
  file: { events_by_agent: Record<string, number>; events_by_source: Record<string, number> };
  responses: {
    '/api/stats': Stats;
    '/api/stats/tools': ToolStats;
    '/api/stats/cost': CostStats;
    '/api/sessions?limit=0': SessionList;
    '/api/filter-options': FilterOptions;
  };
}

/** What one session counts twice at the legacy, since its usage came by two ways: quirk B39. Our totals count it once. */
const COUNTED_TWICE = {
  project: 'web',
  model: 'claude-opus-5',
  events: 2,
  tokensIn: 734,
  tokensOut: 1_092,
  costUsd: 0.10895975,
};

export function legacyFacts(): Facts {
  const facts: Facts = JSON.parse(readFileSync(join(FOLDER, 'legacy-v0.5.0.facts.json'), 'utf8'));
  const { '/api/stats': stats, '/api/stats/cost': cost } = facts.responses;
  const { project, model, events, tokensIn, tokensOut, costUsd } = COUNTED_TWICE;
  stats.total_tokens_in -= tokensIn;
  stats.total_tokens_out -= tokensOut;
  stats.total_cost_usd -= costUsd;
  const inProject = cost.by_project.find((row) => row.project === project);
  const byModel = cost.by_model.find((row) => row.model === model);
  if (inProject === undefined || byModel === undefined) throw new Error('these are other facts');
  inProject.event_count -= events;
  inProject.cost_usd -= costUsd;
  byModel.event_count -= events;
  byModel.tokens_in -= tokensIn;
  byModel.tokens_out -= tokensOut;
  byModel.cost_usd -= costUsd;
  cost.by_model.sort((a, b) => b.cost_usd - a.cost_usd);
  return facts;
}
