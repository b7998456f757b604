import { MantineProvider } from '@mantine/core';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../../test/event';
import { EventDetails } from './EventDetails';
import { EventLine } from './EventLine';
import { JsonView } from './JsonView';

const HOSTILE = '<img src=x onerror=alert(1)></script><script>alert(1)</script>';

const markupOf = (element: ReactElement) =>
  renderToStaticMarkup(
    <MantineProvider withCssVariables={false} withGlobalClasses={false} env="test">
      {element}
    </MantineProvider>,
  );
const lineOf = (event: Parameters<typeof EventDetails>[0]['event']) => (
  <EventLine event={event} isSelected={false} onSelect={() => undefined} />
);

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
    metadata: JSON.stringify({ command: HOSTILE, [HOSTILE]: [HOSTILE] }),
  });

  it.each([
    ['line', lineOf(event)],
    ['details', <EventDetails key="details" event={event} />],
    ['tree', <JsonView key="json" value={{ [HOSTILE]: [HOSTILE, { a: HOSTILE }] }} />],
  ])('stays text in the %s', (_, element) => {
    const markup = markupOf(element);
    expect(markup).not.toMatch(/<(img|script)/);
    expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('a line', () => {
  it('shows what is known and leaves out what is not', () => {
    const markup = markupOf(lineOf(eventOf({ id: 1, tool_name: null, project: null })));
    expect(markup).not.toContain('null');
    expect(markup).not.toContain('$');
  });

  it('names a status that is not success', () => {
    expect(markupOf(lineOf(eventOf({ id: 1, status: 'timeout' })))).toContain('timeout');
  });
});

describe('details', () => {
  it('show every field but the metadata by its name', () => {
    const markup = markupOf(<EventDetails event={eventOf({ id: 1 })} />);
    const { metadata: _, ...fields } = eventOf({ id: 1 });
    for (const name of Object.keys(fields)) expect(markup).toContain(`<dt>${name}</dt>`);
    expect(markup).toContain('No metadata');
  });

  it('say that the metadata is a summary where it was above the cap', () => {
    const event = eventOf({ id: 1, payload_truncated: 1 });
    expect(markupOf(<EventDetails event={event} />)).toContain('this is a summary');
  });
});

describe('a tree', () => {
  it('shows every kind of value as JSON has it', () => {
    const markup = markupOf(<JsonView value={{ a: null, b: true, c: 1.5, d: [], e: {} }} />);
    for (const text of ['null', 'true', '1.5', '[]', '{}']) expect(markup).toContain(`>${text}<`);
  });

  it('cuts lists that are too long', () => {
    expect(markupOf(<JsonView value={Array.from({ length: 205 }, () => 1)} />)).toContain(
      'and 5 more',
    );
  });
});
