/** What the main thread of a page does for a while: its tasks, from a trace of the browser, and what stays in its heap. */

import type { Browser, CDPSession, Page } from 'playwright-core';

export interface Work {
  seconds: number;
  /** The share of the time in which the main thread had the processor. */
  busy: number;
  /** The longest task, in milliseconds that it had the processor. */
  longestMs: number;
  /** Tasks of more than 50 ms: of processor time, and by the clock, which other work on the machine makes longer. */
  longTasks: number;
  longTasksByClock: number;
  heapBefore: number;
  heapAfter: number;
}

export const LONG_MS = 50;

/** The first has the tasks; the other says what is in them, to whoever looks for the cause of a long one. */
const CATEGORIES = ['toplevel', 'devtools.timeline'];

/** As the browser writes it; times in microseconds. */
interface TraceEvent {
  ph: string;
  ts: number;
  pid: number;
  tid: number;
  name: string;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

interface Followed {
  browser: Browser;
  page: Page;
  /** Where the trace goes; DevTools open it. */
  file: string;
}

/** Follows the page's main thread through `during`. Garbage is collected before and after, not meanwhile. */
export async function workOf(
  { browser, page, file }: Followed,
  during: () => Promise<void>,
): Promise<Work> {
  const session = await page.context().newCDPSession(page);
  const heapBefore = await heapOf(session);
  await browser.startTracing(page, { path: file, categories: CATEGORIES });
  const begin = performance.now();
  await during();
  const seconds = (performance.now() - begin) / 1_000;
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const heapAfter = await heapOf(session);
  await session.detach();
  return { seconds, ...summed(tasksOf(trace.traceEvents), seconds), heapBefore, heapAfter };
}

async function heapOf(session: CDPSession): Promise<number> {
  // Twice: what is finalised by the first is gone after the second.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** The tasks of the process that draws the page: of all main threads the one that did most. */
function tasksOf(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const ofThreads = threads.map(({ pid, tid }) =>
    events.filter((event) => event.pid === pid && event.tid === tid && isTask(event)),
  );
  const sum = (tasks: TraceEvent[]) => tasks.reduce((all, { tdur }) => all + (tdur ?? 0), 0);
  const [most] = ofThreads.sort((a, b) => sum(b) - sum(a));
  if (most === undefined || most.length === 0)
    throw new Error('The trace has no task of a page: the browser may name them otherwise now');
  return most;
}

const isTask = ({ ph, name }: TraceEvent) => ph === 'X' && name === 'ThreadControllerImpl::RunTask';

function summed(tasks: readonly TraceEvent[], seconds: number) {
  const processor = tasks.map(({ tdur }) => (tdur ?? 0) / 1_000);
  const clock = tasks.map(({ dur }) => (dur ?? 0) / 1_000);
  return {
    busy: processor.reduce((a, b) => a + b, 0) / 1_000 / seconds,
    longestMs: processor.reduce((a, b) => Math.max(a, b), 0),
    longTasks: processor.filter((ms) => ms > LONG_MS).length,
    longTasksByClock: clock.filter((ms) => ms > LONG_MS).length,
  };
}
