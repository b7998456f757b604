import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../../test/event';
import { EventDetails } from './EventDetails';
import { EventRow } from './EventRow';

const HOSTILE = '<img src=x onerror=alert(1)></script><script>alert(1)</script>';

describe('hostile text', () => {
  const event = eventOf({
    id: 1,
    agent_type: HOSTILE,
    event_type: HOSTILE,
    tool_name: HOSTILE,
    status: HOSTILE,
    project: HOSTILE,
    branch: HOSTILE,
    session_id: HOSTILE,
    created_at: HOSTILE,
    metadata: JSON.stringify({ command: HOSTILE }),
  });

  it.each([
    ['row', <EventRow key="row" event={event} />],
    ['details', <EventDetails key="details" event={event} />],
  ])('stays text in the %s', (_, element) => {
    const markup = renderToStaticMarkup(element);
    expect(markup).not.toMatch(/<(img|script)/);
    expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(markup).not.toContain('style=');
  });
});

describe('a row', () => {
  it('shows what is known and leaves out what is not', () => {
    const markup = renderToStaticMarkup(
      <EventRow event={eventOf({ id: 1, tool_name: null, project: null })} />,
    );
    expect(markup).not.toContain('null');
    expect(markup).not.toContain('$');
  });

  it('names a status that is not success', () => {
    const markup = renderToStaticMarkup(<EventRow event={eventOf({ id: 1, status: 'timeout' })} />);
    expect(markup).toContain('timeout');
  });
});

describe('details', () => {
  it('show every field but the metadata by its name', () => {
    const markup = renderToStaticMarkup(<EventDetails event={eventOf({ id: 1 })} />);
    const { metadata: _, ...fields } = eventOf({ id: 1 });
    for (const name of Object.keys(fields)) expect(markup).toContain(`<dt>${name}</dt>`);
    expect(markup).toContain('No metadata');
  });

  it('say that the metadata is a summary where it was above the cap', () => {
    const event = eventOf({ id: 1, payload_truncated: 1 });
    expect(renderToStaticMarkup(<EventDetails event={event} />)).toContain('this is a summary');
  });
});
