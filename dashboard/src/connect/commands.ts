/** The exact commands that connect an agent to this server, with its own address and, where one is set, its token. */

export interface Command {
  title: string;
  /** Where it goes. */
  where: string;
  text: string;
}

interface Server {
  /** Such as http://127.0.0.1:3141. */
  origin: string;
  hasToken: boolean;
}

export function claudeHooks({ origin, hasToken }: Server): Command {
  return {
    title: 'Claude Code, hooks',
    where:
      'In a terminal; the status line tells quotas. Edits ~/.claude/settings.json, and keeps the rest of it',
    text: [...tokenFirst(hasToken), `agentmonitor hooks install --statusline --url ${origin}`].join(
      '\n',
    ),
  };
}

export function gemini({ origin, hasToken }: Server): Command {
  return {
    title: 'Gemini CLI',
    where: 'In a terminal. Edits ~/.gemini/settings.json, and keeps the rest of it',
    text: [...tokenFirst(hasToken), `agentmonitor otel gemini --write --url ${origin}`].join('\n'),
  };
}

/** What the commands of this server read the token from. */
function tokenFirst(hasToken: boolean): string[] {
  return hasToken ? ['export AGENTMONITOR_AUTH_TOKEN=<token>'] : [];
}

export function claudeCode({ origin, hasToken }: Server): Command {
  return {
    title: 'Claude Code, OpenTelemetry',
    where: 'In its environment, or under env in ~/.claude/settings.json',
    text: [
      'export CLAUDE_CODE_ENABLE_TELEMETRY=1',
      // The logs tell all tokens and dollars; metrics would tell them again, too late to be told apart.
      'export OTEL_LOGS_EXPORTER=otlp OTEL_LOG_USER_PROMPTS=1',
      'export OTEL_EXPORTER_OTLP_PROTOCOL=http/json',
      `export OTEL_EXPORTER_OTLP_ENDPOINT=${origin}/api/otel`,
      ...(hasToken
        ? ['export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer $AGENTMONITOR_AUTH_TOKEN"']
        : []),
    ].join('\n'),
  };
}

export function codex({ origin, hasToken }: Server): Command {
  const header = hasToken ? ['headers = { Authorization = "Bearer <token>" }'] : [];
  return {
    title: 'Codex',
    where: 'In ~/.codex/config.toml',
    text: [
      '[otel]',
      'log_user_prompt = true',
      '',
      '[otel.exporter.otlp-http]',
      `endpoint = "${origin}/api/otel/v1/logs"`,
      'protocol = "json"',
      ...header,
      '',
      '[otel.metrics_exporter.otlp-http]',
      `endpoint = "${origin}/api/otel/v1/metrics"`,
      'protocol = "json"',
      ...header,
    ].join('\n'),
  };
}

export function anyClient({ origin, hasToken }: Server): Command {
  const body = [
    '{',
    '    "session_id": "first-session",',
    '    "agent_type": "claude_code",',
    '    "event_type": "tool_use",',
    '    "tool_name": "Bash",',
    '    "metadata": {"command": "cargo test"}',
    '  }',
  ].join('\n');
  return {
    title: 'Anything else',
    where: 'From a hook, a script, or any HTTP client',
    text: curl([`${origin}/api/events`, JSON_TYPE, ...bearer(hasToken), `-d '${body}'`]),
  };
}

export function claudeQuota({ origin, hasToken }: Server): Command {
  return {
    title: 'Quota of Claude Code',
    where:
      'In the command of statusLine in ~/.claude/settings.json, which reads its JSON from standard input',
    text: curl([
      `-s -m 1 -o /dev/null ${origin}/api/provider-quotas/claude/statusline`,
      JSON_TYPE,
      ...bearer(hasToken),
      '--data-binary @-',
    ]),
  };
}

export function generatedClients({ origin, hasToken }: Server): Command[] {
  const fetched = curl([`-o openapi.yaml ${origin}/api/openapi.yaml`, ...bearer(hasToken)]);
  const first = (text: string) => `${fetched}\n${text}`;
  return [
    {
      title: 'TypeScript',
      where: 'With hey-api, as the client of this page was made',
      text: first(
        'npx @hey-api/openapi-ts -i openapi.yaml -o client -p @hey-api/client-fetch @hey-api/sdk',
      ),
    },
    {
      title: 'Python',
      where: 'With openapi-python-client',
      text: first('pipx run openapi-python-client generate --path openapi.yaml'),
    },
    {
      title: 'Rust',
      where: 'With progenitor, as the client of our own tests is made',
      text: first(
        'cargo install cargo-progenitor\ncargo progenitor -i openapi.yaml -o client -n agentmonitor-client -v 0.1.0',
      ),
    },
    {
      title: 'Go, Java and others',
      where: 'With openapi-generator',
      text: first(
        'npx @openapitools/openapi-generator-cli generate -i openapi.yaml -g go -o client',
      ),
    },
  ];
}

const JSON_TYPE = "-H 'Content-Type: application/json'";

function bearer(hasToken: boolean): string[] {
  return hasToken ? ['-H "Authorization: Bearer $AGENTMONITOR_AUTH_TOKEN"'] : [];
}

function curl(parts: readonly string[]): string {
  return `curl ${parts.join(' \\\n  ')}`;
}
