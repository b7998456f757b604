/** How busy a session was in the last hour: a bar for each two minutes. */

import { memo } from 'react';
import { formatCount } from '../format';

interface SparklineProps {
  counts: readonly number[];
}

const HEIGHT = 16;

export const Sparkline = memo(function Sparkline({ counts }: SparklineProps) {
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const sum = counts.reduce((a, b) => a + b, 0);
  const label =
    sum === 1 ? '1 event in the last hour' : `${formatCount(sum)} events in the last hour`;
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${counts.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {counts.map((count, index) => {
        const height = count === 0 ? 0.5 : Math.max(1.5, (count / most) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the time
            key={index}
            x={index + 0.1}
            y={HEIGHT - height}
            width={0.8}
            height={height}
          />
        );
      })}
    </svg>
  );
});
