/** Signs in at the user pool; the demo user is filled in. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { loadUser } from '../state/account.ts';
import { focusOn } from '../state/focus.ts';
import { loadLooks } from '../state/gallery.ts';
import { signIn, type Config } from '../api/session.ts';

const fieldsOf = (form: HTMLFormElement): readonly [username: string, password: string] => {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return [text('username'), text('password')];
};

const Fields = ({ demoUser }: Pick<Config, 'demoUser'>): JSX.Element => (
  <>
    <label class="field">
      E-mail
      <input type="email" name="username" autocomplete="username" required defaultValue={demoUser.username} />
    </label>
    <label class="field">
      Password
      <input
        type="password"
        name="password"
        autocomplete="current-password"
        required
        defaultValue={demoUser.password}
      />
    </label>
  </>
);

export const SignIn = ({ config }: { config: Config }): JSX.Element => {
  const [problem, setProblem] = useState('');
  const [waiting, setWaiting] = useState(false);
  const submit = async (form: HTMLFormElement): Promise<void> => {
    setWaiting(true);
    setProblem('');
    try {
      await signIn(...fieldsOf(form));
      focusOn('selfie-title');
      await Promise.all([loadLooks(), loadUser()]);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setWaiting(false);
    }
  };
  return (
    <section class="card sign-in" aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">A selfie becomes a look</h1>
      <p class="lead">
        Try the API that runs at <code>{config.apiUrl}</code>. The demo user is filled in.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <Fields demoUser={config.demoUser} />
        <button type="submit" class="primary" disabled={waiting}>
          Sign in
        </button>
        {problem !== '' && (
          <p role="alert" class="problem">
            {problem}
          </p>
        )}
      </form>
    </section>
  );
};
