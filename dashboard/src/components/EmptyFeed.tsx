import { CopyText } from './CopyText';

/** Nothing is stored yet: how to send the first event. */
export function EmptyFeed({ hasToken }: { hasToken: boolean }) {
  const command = exampleCommand(location.origin, hasToken);
  return (
    <section className="empty" aria-label="No events yet">
      <h2>No events yet</h2>
      <p>This server has stored nothing so far. Send an event, and it appears here at once:</p>
      <div className="command">
        <pre>
          <code>{command}</code>
        </pre>
        <CopyText text={command} label="Copy" />
      </div>
    </section>
  );
}

export function exampleCommand(origin: string, hasToken: boolean): string {
  const body = [
    '{',
    '    "session_id": "first-session",',
    '    "agent_type": "claude_code",',
    '    "event_type": "tool_use",',
    '    "tool_name": "Bash",',
    '    "metadata": {"command": "cargo test"}',
    '  }',
  ].join('\n');
  return [
    `curl ${origin}/api/events`,
    "-H 'Content-Type: application/json'",
    ...(hasToken ? ['-H "Authorization: Bearer $AGENTMONITOR_AUTH_TOKEN"'] : []),
    `-d '${body}'`,
  ].join(' \\\n  ');
}
