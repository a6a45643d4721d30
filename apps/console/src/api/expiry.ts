/**
 * What happens when the desk says that nobody is signed in any more, while somebody still sits before the page. Nothing on the
 * page is thrown away: whoever sits here signs in again in place, and what was asked for meanwhile is sent once more.
 */
export type Expiry =
  /** The session stands, as far as is known. */
  | 'none'
  /** The session has ended; a bar says so and disturbs nobody who is writing. */
  | 'noticed'
  /** Something waits for it that somebody wants now: the dialog is open. */
  | 'asked';

interface Waiter {
  resume: () => void;
  refuse: () => void;
}

let state: Expiry = 'none';
let waiting: Waiter[] = [];
const listeners = new Set<() => void>();

function become(next: Expiry): void {
  if (next === state) return;
  state = next;
  listeners.forEach((listener) => {
    listener();
  });
}

/** For `useSyncExternalStore`. */
export const expiry = {
  now: (): Expiry => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The session has ended; nobody waits for it. */
export function noticeExpiry(): void {
  if (state === 'none') become('noticed');
}

/** Opens the dialog: somebody asked for it. */
export function askToSignIn(): void {
  become('asked');
}

/**
 * Waits until somebody has signed in again; answers false when they would rather not. `urgent` opens the dialog at once;
 * otherwise it opens unless a text is being written just now, for a dialog that takes the focus would swallow its keys.
 */
export function untilSignedIn(urgent: boolean): Promise<boolean> {
  become(urgent || state === 'asked' || !isWriting() ? 'asked' : 'noticed');
  return new Promise((done) => {
    waiting.push({
      resume: () => {
        done(true);
      },
      refuse: () => {
        done(false);
      },
    });
  });
}

/** Somebody has signed in again, here or in another tab: what waits goes on. */
export function signedInAgain(): void {
  const those = release();
  become('none');
  those.forEach(({ resume }) => {
    resume();
  });
}

/** The dialog was put off: what waits fails, and the bar stays. */
export function putOff(): void {
  const those = release();
  become('noticed');
  those.forEach(({ refuse }) => {
    refuse();
  });
}

/** Nobody sits here any more: log-out. */
export function forgetExpiry(): void {
  const those = release();
  become('none');
  those.forEach(({ refuse }) => {
    refuse();
  });
}

function release(): Waiter[] {
  const those = waiting;
  waiting = [];
  return those;
}

function isWriting(): boolean {
  const at = typeof document === 'undefined' ? null : document.activeElement;
  if (at instanceof HTMLTextAreaElement) return true;
  return at instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(at.type);
}
