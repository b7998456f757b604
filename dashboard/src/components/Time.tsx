import { useNow } from '../clock';
import { exactUtc, formatAgo, formatTime, parseTime } from '../format';

/** A time by the local clock, with the exact UTC in its title; what cannot be read stays as it is. */
export function Time({ text }: { text: string }) {
  const date = parseTime(text);
  if (date === undefined) return <span>{text}</span>;
  return (
    <time dateTime={date.toISOString()} title={exactUtc(date)}>
      {formatTime(date)}
    </time>
  );
}

/** How long ago, with the exact UTC in its title. */
export function Ago({ text }: { text: string }) {
  const now = useNow();
  const date = parseTime(text);
  if (date === undefined) return <span>{text}</span>;
  return (
    <time dateTime={date.toISOString()} title={`${formatTime(date)} · ${exactUtc(date)}`}>
      {formatAgo(date, now)}
    </time>
  );
}
