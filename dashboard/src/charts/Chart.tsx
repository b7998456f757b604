/** A chart over time, drawn by uPlot on a canvas. The same numbers as a table and as a file are ChartCard's. */

import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import '../styles/charts.css';
import { type Colours, coloursOf, SERIES } from './colours';

export interface Series {
  label: string;
  /** One value for each time; null where there is none. */
  values: readonly (number | null)[];
  /** What is drawn in their place, as where bars stand on one another. */
  drawn?: readonly number[];
  format: (value: number) => string;
  /** On the axis at the right. */
  right?: boolean;
}

export interface ChartProps {
  /** In seconds since 1970, rising. */
  times: readonly number[];
  series: readonly Series[];
  kind: 'lines' | 'bars';
  /** Says in a sentence what is shown; the canvas itself is mute. */
  label: string;
  height?: number;
}

export function Chart({ times, series, kind, label, height = 220 }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is what changes the colours
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const width = element.clientWidth;
    const options = optionsOf(series, kind, coloursOf(element), { width, height });
    const data = [times, ...series.map(({ values, drawn }) => drawn ?? values)];
    const plot = new uPlot(options, data as unknown as uPlot.AlignedData, element);
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) plot.setSize({ width: element.clientWidth, height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [times, series, kind, height, scheme]);

  return <div ref={place} className="chart" role="img" aria-label={label} />;
}

type Size = { width: number; height: number };

function optionsOf(
  series: readonly Series[],
  kind: ChartProps['kind'],
  colour: Colours,
  size: Size,
): uPlot.Options {
  const left = series.find(({ right }) => right !== true);
  const right = series.find((one) => one.right === true);
  return {
    ...size,
    legend: { live: true },
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: kind === 'bars' ? { range: withRoom } : {},
      y: { range: fromZero },
      right: { range: fromZero },
    },
    axes: [
      axis(colour, {
        space: 84,
        values: (_, splits, _axis, _space, step) => splits.map(tick(step)),
      }),
      ...(left === undefined ? [] : [axis(colour, valueAxis(left))]),
      ...(right === undefined
        ? []
        : [axis(colour, { ...valueAxis(right), scale: 'right', side: 1, grid: { show: false } })]),
    ],
    series: [
      {
        value: (_, seconds) =>
          seconds === null ? '–' : new Date(seconds * 1_000).toLocaleString(),
      },
      ...series.map((one, index) => drawn(one, kind, colour(SERIES[index % SERIES.length] ?? ''))),
    ],
  };
}

/** Half a bar at either end, so that the first and the last are whole. */
function withRoom(plot: uPlot): uPlot.Range.MinMax {
  const times = Array.from(plot.data[0]);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const room = gaps.reduce((a, b) => Math.min(a, b), gaps[0] ?? 3_600) / 2;
  return [(times[0] ?? 0) - room, (times.at(-1) ?? 0) + room];
}

/** An axis begins at nothing, and has some height where there is nothing to show. */
function fromZero(_: uPlot, _min: number, max: number): uPlot.Range.MinMax {
  return [0, max > 0 ? max * 1.05 : 1];
}

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const exactTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** Times of day, and the date where a day begins and at the first; dates alone where the steps are days. */
function tick(step: number) {
  return (seconds: number, index: number, all: number[]) => {
    const at = new Date(seconds * 1_000);
    if (step >= 86_400) return day.format(at);
    const time = (step < 60 ? exactTime : timeOfDay).format(at);
    const before = all[index - 1];
    const isNewDay =
      before === undefined || new Date(before * 1_000).toDateString() !== at.toDateString();
    return isNewDay ? `${time}\n${day.format(at)}` : time;
  };
}

function axis(colour: Colours, own: uPlot.Axis): uPlot.Axis {
  return {
    stroke: colour('--text-soft'),
    font: '11px system-ui, sans-serif',
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    ...own,
  };
}

function valueAxis({ format }: Series): uPlot.Axis {
  return { size: 64, values: (_, splits) => splits.map((value) => format(value)) };
}

function shownAt({ values, format }: Series, index: number | null): string {
  const value = index === null ? null : values[index];
  return value === null || value === undefined ? '–' : format(value);
}

function drawn(one: Series, kind: ChartProps['kind'], stroke: string): uPlot.Series {
  const shared: uPlot.Series = {
    label: one.label,
    scale: one.right === true ? 'right' : 'y',
    stroke,
    value: (_plot, _drawn, _series, index) => shownAt(one, index),
    points: { show: false },
  };
  if (kind === 'lines') return { ...shared, width: 2, paths: uPlot.paths.stepped?.({ align: 1 }) };
  return { ...shared, width: 0, fill: stroke, paths: uPlot.paths.bars?.({ size: [0.8, 64] }) };
}
