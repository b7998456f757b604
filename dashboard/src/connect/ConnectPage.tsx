/** The page at `/connect`: what comes in, and how to connect what does not. */

import '../styles/analytics.css';
import '../styles/sessions.css';
import '../styles/connect.css';
import { token } from '../api';
import { CommandBox } from './CommandBox';
import { anyClient, claudeHooks, claudeTelemetry, codex, gemini } from './commands';
import { Signals } from './Signals';
import { Telemetry } from './Telemetry';

export function ConnectPage() {
  const server = { origin: location.origin, hasToken: token() !== undefined };
  const all = [claudeHooks, claudeTelemetry, codex, gemini, anyClient];
  const commands = all.map((make) => make(server));
  return (
    <>
      <div className="page-head">
        <h1>Connect</h1>
      </div>
      <section className="part" aria-labelledby="signals">
        <h2 id="signals">What comes in</h2>
        <Signals />
      </section>
      <section className="part" aria-labelledby="telemetry">
        <h2 id="telemetry">What became of OpenTelemetry</h2>
        <Telemetry />
      </section>
      <section className="part" aria-labelledby="commands">
        <h2 id="commands">Connect an agent</h2>
        <p className="part-about">
          Restart the agent afterwards. OpenTelemetry is taken over HTTP, in JSON and in protobuf;
          not over gRPC.
        </p>
        <div className="panels">
          {commands.map((command) => (
            <CommandBox key={command.title} command={command} />
          ))}
        </div>
      </section>
    </>
  );
}
