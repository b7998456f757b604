/** Values as people read them. Each exact value stands in a title beside it, so these may round. */

const count = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dateTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

/** 1234 → 1,234 */
export function formatCount(value: number): string {
  return count.format(value);
}

/** 1234 → 1.2K; below a thousand exact. */
export function formatTokens(value: number): string {
  return compact.format(value);
}

/** Two digits from a cent on, four below; never 0 for what costs something. */
export function formatCost(usd: number): string {
  if (usd === 0) return '$0.00';
  if (usd < 0.0001) return '<$0.0001';
  if (usd < 0.01) return `$${usd.toFixed(4)}`;
  return usd.toLocaleString('en', { style: 'currency', currency: 'USD' });
}

/** 850 ms, 1.2 s, 2 m 03 s, 1 h 05 m */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${formatCount(Math.floor(minutes / 60))} h ${two(minutes % 60)} m`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** The server's `YYYY-MM-DD HH:MM:SS` is UTC. */
export function parseServerTime(text: string): Date | undefined {
  const date = new Date(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Local time of day, or day and time to the minute where it is not today; what cannot be read stays as it is. */
export function formatServerTime(text: string, now = new Date()): string {
  const date = parseTime(text);
  if (date === undefined) return text;
  return formatTime(date, now);
}

export function formatTime(date: Date, now = new Date()): string {
  const today = date.toDateString() === now.toDateString();
  return (today ? time : dateTime).format(date);
}

/** Text as times stand in events: the server's, or ISO 8601, or whatever an imported log said. */
export function parseTime(text: string): Date | undefined {
  const server = parseServerTime(text);
  if (server !== undefined) return server;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** now, 12 s ago, 5 min ago, 3 h ago, 2 d ago */
export function formatAgo(date: Date, now: number): string {
  const seconds = Math.floor((now - date.getTime()) / 1_000);
  if (seconds < 5) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ago`;
  return `${formatCount(Math.floor(seconds / 86_400))} d ago`;
}

/** The exact time in UTC, for the tooltip of a local or rounded one. */
export function exactUtc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** 0.123 → 12.3 % */
export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

/** `claude_code` → `claude code` */
export function words(name: string): string {
  return name.replaceAll('_', ' ');
}
