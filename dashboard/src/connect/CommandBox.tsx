import { CopyText } from '../components/CopyText';
import type { Command } from './commands';

export function CommandBox({ command }: { command: Command }) {
  const { title, where, text } = command;
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <div className="command-title">
          <h3>{title}</h3>
          <p>{where}</p>
        </div>
        <CopyText text={text} label="Copy" />
      </div>
      <pre className="command-text">
        <code>{text}</code>
      </pre>
    </section>
  );
}
