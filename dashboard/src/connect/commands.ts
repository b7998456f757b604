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

export function claudeHooks(server: Server): Command {
  return {
    title: 'Claude Code',
    where: `In a terminal; the status line tells quotas. ${edits('~/.claude/settings.json')}`,
    text: own(server, 'hooks install --statusline'),
  };
}

export function claudeTelemetry(server: Server): Command {
  return {
    title: 'Claude Code, tokens and dollars',
    where: `In a terminal, after its hooks: these tell of prompts and tools. ${edits('~/.claude/settings.json')}`,
    text: own(server, 'otel claude --write'),
  };
}

export function codex(server: Server): Command {
  return {
    title: 'Codex',
    where: `In a terminal. ${edits('~/.codex/config.toml')}`,
    text: own(server, 'otel codex --write'),
  };
}

export function gemini(server: Server): Command {
  return {
    title: 'Gemini CLI',
    where: `In a terminal. ${edits('~/.gemini/settings.json')}`,
    text: own(server, 'otel gemini --write'),
  };
}

/** A command of this server, and what it reads the token from. */
function own({ origin, hasToken }: Server, command: string): string {
  const token = hasToken ? ['export AGENTMONITOR_AUTH_TOKEN=<token>'] : [];
  return [...token, `agentmonitor ${command} --url ${origin}`].join('\n');
}

function edits(file: string): string {
  return `Edits ${file}, and keeps the rest of it`;
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
