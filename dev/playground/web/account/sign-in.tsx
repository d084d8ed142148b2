/** Signs in at the user pool, where the demo user is filled in; or makes an account, or a new password, by a mailed code. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { loadUser } from '../state/account.ts';
import { focusOn } from '../state/focus.ts';
import { loadLooks } from '../state/gallery.ts';
import {
  confirmSignUp,
  ended,
  forgotPassword,
  mailedCode,
  resetPassword,
  signIn,
  signUp,
  type Config,
} from '../api/session.ts';

type Step = 'in' | 'up' | 'confirm' | 'forgot' | 'reset';

interface Given {
  readonly username: string;
  readonly password: string;
  readonly code: string;
}

/** What a step's button does; where it leads is the next step, and nowhere when somebody is signed in. */
const STEPS: Readonly<
  Record<Step, { readonly label: string; readonly act: (given: Given) => Promise<Step | undefined> }>
> = {
  in: {
    label: 'Sign in',
    act: async ({ username, password }) => {
      await signIn(username, password);
      focusOn('selfie-title');
      await Promise.all([loadLooks(), loadUser()]);
      return undefined;
    },
  },
  up: {
    label: 'Create the account',
    act: async ({ username, password }) => {
      await signUp(username, password);
      return 'confirm';
    },
  },
  confirm: {
    label: 'Confirm',
    act: async ({ username, code }) => {
      await confirmSignUp(username, code);
      return 'in';
    },
  },
  forgot: {
    label: 'Send a code',
    act: async ({ username }) => {
      await forgotPassword(username);
      return 'reset';
    },
  },
  reset: {
    label: 'Set the password',
    act: async ({ username, password, code }) => {
      await resetPassword(username, password, code);
      return 'in';
    },
  },
};

const OTHERS: readonly (readonly [Step, string])[] = [
  ['in', 'Sign in'],
  ['up', 'Create an account'],
  ['forgot', 'Forgot the password'],
];

const hasPassword = (step: Step): boolean => step !== 'confirm' && step !== 'forgot';
const hasCode = (step: Step): boolean => step === 'confirm' || step === 'reset';

const givenIn = (form: HTMLFormElement): Given => {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { username: text('username'), password: text('password'), code: text('code') };
};

interface FieldsProps {
  readonly step: Step;
  readonly demoUser: Config['demoUser'];
  readonly code: string;
}

const Fields = ({ step, demoUser, code }: FieldsProps): JSX.Element => (
  <>
    <label class="field">
      E-mail
      <input type="email" name="username" autocomplete="username" required defaultValue={demoUser.username} />
    </label>
    {hasPassword(step) && (
      <label class="field">
        Password
        <input
          type="password"
          name="password"
          autocomplete={step === 'in' ? 'current-password' : 'new-password'}
          required
          defaultValue={demoUser.password}
        />
      </label>
    )}
    {hasCode(step) && (
      <label class="field">
        Code, as it would be mailed
        <input name="code" inputMode="numeric" autocomplete="one-time-code" required defaultValue={code} />
      </label>
    )}
  </>
);

const ENDED = 'Your session has ended. Sign in again: your looks are kept.';

const Alert = ({ text }: { text: string }): JSX.Element | null =>
  text === '' ? null : (
    <p role="alert" class="problem">
      {text}
    </p>
  );

/** Where somebody is on the way in, and what was wrong. */
const useSteps = () => {
  const [step, setStep] = useState<Step>('in');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [waiting, setWaiting] = useState(false);
  const submit = async (given: Given): Promise<void> => {
    setWaiting(true);
    setProblem('');
    try {
      const next = await STEPS[step].act(given);
      if (next === undefined) return;
      setCode((hasCode(next) ? await mailedCode(given.username) : undefined) ?? '');
      setStep(next);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setWaiting(false);
  };
  return { step, setStep, code, problem, waiting, submit };
};

export const SignIn = ({ config }: { config: Config }): JSX.Element => {
  const { step, setStep, code, problem, waiting, submit } = useSteps();
  return (
    <section class="card sign-in" aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">A selfie becomes a look</h1>
      <p class="lead">
        Try the API that runs at <code>{config.apiUrl}</code>. The demo user is filled in.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(givenIn(event.currentTarget));
        }}
      >
        <Fields step={step} demoUser={config.demoUser} code={code} />
        <button type="submit" class="primary" disabled={waiting}>
          {STEPS[step].label}
        </button>
        <Alert text={problem === '' && ended.value ? ENDED : problem} />
      </form>
      <Others step={step} choose={setStep} />
    </section>
  );
};

const Others = ({ step, choose }: { step: Step; choose: (step: Step) => void }): JSX.Element => (
  <p class="others">
    {OTHERS.filter(([other]) => other !== step).map(([other, label]) => (
      <button
        type="button"
        key={other}
        onClick={() => {
          choose(other);
        }}
      >
        {label}
      </button>
    ))}
  </p>
);
