/** When in the week work is done: the fuller an hour, the stronger its colour. */

import type { ActivityHour } from '@agentmonitor/client';
import { Fragment } from 'react';
import { formatCost, formatCount } from '../format';
import { ChartCard } from './ChartCard';
import { type Column, numberColumn, textColumn } from './columns';
import { dayName, fullestOf, gridOf, hourName, WEEKDAYS } from './week';

/** The hours that are written below. */
const MARKS = [0, 6, 12, 18];
/** The weakest colour that can be told from nothing. */
const LEAST = 0.15;

interface HeatMapProps {
  hours: readonly ActivityHour[];
  /** Costs, else events. */
  byCost: boolean;
}

export function HeatMap({ hours, byCost }: HeatMapProps) {
  const measure = (hour: ActivityHour) => (byCost ? hour.cost_usd : hour.events);
  const fullest = fullestOf(hours, measure);
  const title = byCost ? 'Cost through the week' : 'Events through the week';
  const most =
    fullest === undefined ? '' : `, most on ${dayName(fullest)} from ${hourName(fullest.hour)} on`;
  return (
    <ChartCard
      title={title}
      file={byCost ? 'cost-by-hour-of-week' : 'events-by-hour-of-week'}
      rows={hours}
      columns={COLUMNS}
      nothing="Nothing in this time."
    >
      <div className="heat" role="img" aria-label={`${title}${most}`}>
        {gridOf(hours, measure).map((day, index) => (
          <Fragment key={WEEKDAYS[index]}>
            <span className="heat-day">{WEEKDAYS[index]?.slice(0, 3)}</span>
            {day.map(({ hour, share }, at) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: the index is the hour of the day
                key={at}
                className="heat-cell"
                title={`${WEEKDAYS[index]} ${hourName(at)}: ${told(hour)}`}
              >
                {share > 0 ? (
                  <span className="heat-fill" style={{ opacity: LEAST + (1 - LEAST) * share }} />
                ) : null}
              </span>
            ))}
          </Fragment>
        ))}
        <span />
        {MARKS.map((hour) => (
          <span key={hour} className="heat-mark">
            {hourName(hour)}
          </span>
        ))}
      </div>
    </ChartCard>
  );
}

function told(hour: ActivityHour | undefined): string {
  if (hour === undefined) return 'nothing';
  const { events, cost_usd } = hour;
  return `${events === 1 ? '1 event' : `${formatCount(events)} events`}, ${formatCost(cost_usd)}`;
}

const COLUMNS: readonly Column<ActivityHour>[] = [
  textColumn('Day', dayName),
  textColumn('Hour', ({ hour }) => hourName(hour)),
  numberColumn('Events', ({ events }) => events, formatCount),
  numberColumn('Cost', ({ cost_usd }) => cost_usd, formatCost),
];
