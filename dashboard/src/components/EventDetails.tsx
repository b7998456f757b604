import type { Event } from '@agentmonitor/client';
import { parseMetadata, pretty } from '../metadata';
import { CopyText } from './CopyText';
import { JsonView } from './JsonView';

/** Every field of the event by its name in the contract, and the metadata laid out. */
export function EventDetails({ event }: { event: Event }) {
  const { metadata, ...fields } = event;
  const hasMetadata = pretty(metadata) !== '';
  return (
    <div className="details">
      <dl className="fields">
        {Object.entries(fields).map(([name, value]) => (
          <div key={name} className="field">
            <dt>{name}</dt>
            <dd>{value === null ? <span className="null">null</span> : String(value)}</dd>
          </div>
        ))}
      </dl>
      {event.payload_truncated === 0 ? null : (
        <p className="truncated">
          The metadata was above the server’s cap (AGENTMONITOR_MAX_PAYLOAD_KB): this is a summary.
        </p>
      )}
      <section className="metadata" aria-label="Metadata">
        {hasMetadata ? (
          <JsonView value={parseMetadata(metadata)} />
        ) : (
          <p className="null">No metadata</p>
        )}
      </section>
      <CopyText
        text={JSON.stringify({ ...event, metadata: parseMetadata(metadata) }, null, 2)}
        label="Copy as JSON"
      />
    </div>
  );
}
