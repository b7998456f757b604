/** Asks for the series that the page is about. All there is comes by the day, and by the week where those are too many. */

import type { Series } from '@agentmonitor/client';
import { seriesViewOptions } from '@agentmonitor/client/query';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { daysIn } from './bars';
import { GROUPINGS, type Query, type Step, type Subject, stepOf } from './search';

/** More bars than this are too thin to be told apart. */
const MAX_BARS = 200;
/** With those that are not told apart, as many as there are colours. */
const MAX_GROUPS = 5;

interface Asked {
  subject: Subject;
  query: Query;
  offsetMinutes: number;
  refreshMs: number;
}

/** The answer, whose `bucket` says how long its bars are. */
export function useSeries({ subject, query, offsetMinutes, refreshMs }: Asked) {
  const { range, metric, split } = subject;
  const options = (bucket: Step) => ({
    ...seriesViewOptions({
      query: {
        ...query,
        metric,
        bucket,
        group_by: GROUPINGS[split],
        limit: MAX_GROUPS,
        utc_offset_minutes: offsetMinutes,
      },
    }),
    placeholderData: keepPreviousData<Series>,
    refetchInterval: refreshMs,
  });
  const fine = useQuery(options(stepOf(range)));
  const isLong = range === 'all' && fine.data !== undefined && daysIn(fine.data) > MAX_BARS;
  const coarse = useQuery({ ...options('week'), enabled: isLong });
  const shown: UseQueryResult<Series, unknown> = isLong ? coarse : fine;
  return shown;
}
