import { useId, useState } from 'react';
import { isToken } from '../api';

interface SignInProps {
  /** A token was sent and the server did not take it. */
  refused: boolean;
  onToken: (token: string) => void;
}

export function SignIn({ refused, onToken }: SignInProps) {
  const [value, setValue] = useState('');
  const [slip, setSlip] = useState(false);
  const id = useId();

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const token = value.trim();
    setSlip(!isToken(token));
    if (isToken(token)) onToken(token);
  };

  const problem = slip
    ? 'A token has no spaces, and only letters, digits and signs of ASCII.'
    : refused
      ? 'The server did not accept this token.'
      : undefined;

  return (
    <form className="sign-in" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Sign in</h2>
      <p id={`${id}-help`}>
        This server wants the token that it was started with, <code>AGENTMONITOR_AUTH_TOKEN</code>.
        It is kept until this tab is closed.
      </p>
      <label htmlFor={`${id}-token`}>Token</label>
      <div className="sign-in-row">
        <input
          id={`${id}-token`}
          type="password"
          name="token"
          autoComplete="current-password"
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
          aria-describedby={`${id}-help ${id}-problem`}
          aria-invalid={problem !== undefined}
        />
        <button type="submit" className="button primary">
          Sign in
        </button>
      </div>
      <p id={`${id}-problem`} className="problem" role="alert">
        {problem}
      </p>
    </form>
  );
}
