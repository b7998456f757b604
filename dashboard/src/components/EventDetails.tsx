import type { Event } from '@agentmonitor/client';
import { pretty } from '../metadata';

/** Every field of the event by its name in the contract, and the metadata laid out. */
export function EventDetails({ event }: { event: Event }) {
  const { metadata, ...fields } = event;
  const text = pretty(metadata);
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
      {text === '' ? <p className="null">No metadata</p> : <pre className="metadata">{text}</pre>}
    </div>
  );
}
