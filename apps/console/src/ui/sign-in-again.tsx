import { Button } from '@mantine/core';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { askToSignIn, expiry } from '../api/expiry';
import { useTabsTogether } from '../api/session';
import { useI18n } from '../i18n';

/** The shell loads it when nothing else loads, so that it is there when the session ends. */
export const fetchSignIn = () => import('./sign-in-dialog');

const Dialog = lazy(fetchSignIn);

/**
 * Signing in again without leaving the page: a bar while somebody writes, a dialog once something waits for it. The dialog
 * covers what is on the page, which its reader may have left long ago.
 */
export function SignInAgain() {
  const { t } = useI18n();
  const state = useSyncExternalStore(expiry.subscribe, expiry.now);
  const [everAsked, setEverAsked] = useState(false);
  if (state === 'asked' && !everAsked) setEverAsked(true);
  useTabsTogether();
  return (
    <>
      <div role="status" className={state === 'noticed' ? 'mado-expiry' : undefined}>
        {state === 'noticed' && (
          <>
            <span>{t('expiry.noticed')}</span>
            <Button size="compact-sm" variant="white" onClick={askToSignIn}>
              {t('expiry.signIn')}
            </Button>
          </>
        )}
      </div>
      {everAsked && (
        <Suspense fallback={null}>
          <Dialog opened={state === 'asked'} />
        </Suspense>
      )}
    </>
  );
}
