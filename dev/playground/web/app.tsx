/** The frame of the page: head, the sign-in or the work, and the requests beside it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { look, reset } from './state/analysis.ts';
import { busy, notice } from './state/working.ts';
import { receipt, user } from './state/account.ts';
import { looks } from './state/gallery.ts';
import { config, ended, loadConfig, session, signOut } from './api/session.ts';
import { Account } from './account/account.tsx';
import { Gallery } from './looks/gallery.tsx';
import { LookView } from './looks/look.tsx';
import { Profile } from './profile/profile.tsx';
import { Requests } from './api/requests.tsx';
import { SelfiePanel } from './selfie/selfie-panel.tsx';
import { SignIn } from './account/sign-in.tsx';

const leave = (): void => {
  forget();
  signOut();
};

/** What the page shows of the user who was signed in. */
const forget = (): void => {
  reset();
  looks.value = [];
  user.value = undefined;
  receipt.value = undefined;
};

/** A picture that misses the field would else take the page's place. */
const catchStrays = (): (() => void) => {
  const over = (event: DragEvent): void => {
    event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    notice.value = 'Drop the picture on the selfie’s field: it was let go beside it.';
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
};

const Head = (): JSX.Element => (
  <header class="head">
    <p class="wordmark">
      GlamAI <span>Playground</span>
    </p>
    <a href="/reference">API reference</a>
    {session.value && (
      <div class="head-user">
        <span class="muted">{session.value.username}</span>
        <button type="button" class="quiet" onClick={leave}>
          Sign out
        </button>
      </div>
    )}
  </header>
);

const Work = (): JSX.Element => (
  <>
    <SelfiePanel />
    {look.value && <LookView look={look.value} key={look.value.uploadId} />}
    {look.value && <Profile look={look.value} key={look.value.uploadId} />}
    <Gallery />
    <Account />
  </>
);

export const App = (): JSX.Element => {
  const [problem, setProblem] = useState('');
  useEffect(() => {
    loadConfig().catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  }, []);
  useEffect(catchStrays, []);
  useEffect(() => {
    if (ended.value) forget();
  }, [ended.value]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Head />
      <div class={session.value ? 'frame wide' : 'frame'}>
        <main id="main" tabIndex={-1} aria-busy={busy.value}>
          {problem !== '' && (
            <p role="alert" class="problem">
              {problem}
            </p>
          )}
          {session.value ? <Work /> : config.value && <SignIn config={config.value} />}
        </main>
        {session.value && <Requests />}
      </div>
      <p role="status" class={notice.value === '' ? 'visually-hidden' : 'toast'}>
        {notice.value}
      </p>
    </>
  );
};
