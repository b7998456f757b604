/** What the analytics can be about, in words and as people read it. */

import { formatCost, formatCount, formatTokens } from '../format';
import { METRICS, type Metric } from './search';

interface Measure {
  label: string;
  format: (value: number) => string;
}

export const MEASURES: Record<Metric, Measure> = {
  cost: { label: 'Cost', format: formatCost },
  tokens_in: { label: 'Tokens in', format: formatTokens },
  tokens_out: { label: 'Tokens out', format: formatTokens },
  events: { label: 'Events', format: formatCount },
  sessions: { label: 'Sessions', format: formatCount },
  errors: { label: 'Errors', format: formatCount },
};

export const MEASURE_OPTIONS = METRICS.map((value) => ({ value, label: MEASURES[value].label }));
