import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client';
import { putOff } from '../api/expiry';
import { useRenewSession, useSession, useSetSession } from '../api/session';
import type { SessionInfo } from '../api/types';
import { useI18n } from '../i18n';
import { remarked } from '../lib/format';
import DialogBox from './dialog-box';
import { ProblemAlert } from './problem-alert';

/** The dialog of signing in again; it covers what is on the page. */
export default function SignInDialog({ opened }: { opened: boolean }) {
  const { t } = useI18n();
  return (
    <DialogBox
      opened={opened}
      onClose={putOff}
      title={t('expiry.title')}
      closeButtonProps={{ 'aria-label': t('expiry.later') }}
      closeOnClickOutside={false}
      overlayProps={{ className: 'mado-expiry-cover' }}
      zIndex={400}
    >
      <Form />
    </DialogBox>
  );
}

/** Asks for the password of the person whose page this is; somebody else has to log in from the start. */
function Form() {
  const { t, language } = useI18n();
  const { user } = useSession();
  const renew = useRenewSession();
  const setSession = useSetSession();
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => post<SessionInfo>('/session', { email: user.email, password }),
    onSuccess: renew,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!login.isPending) login.mutate();
      }}
    >
      <Stack>
        <Text size="sm">{t('expiry.explain')}</Text>
        <Text size="sm" fw={600}>
          {remarked(user.name, user.email, language)}
        </Text>
        {/* Tells password managers whose password is meant. */}
        <input
          className="mado-unseen"
          type="email"
          autoComplete="username"
          value={user.email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <PasswordInput
          label={t('login.password')}
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <ProblemAlert error={login.error} />
        <Group>
          <Button type="submit" loading={login.isPending}>
            {t('expiry.submit')}
          </Button>
          <Button variant="default" onClick={putOff}>
            {t('expiry.later')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              setSession(null);
            }}
          >
            {t('expiry.somebodyElse')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
