import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { post } from '../api/client';
import { useSessionQuery, useSetSession } from '../api/session';
import type { SessionInfo } from '../api/types';
import { useI18n } from '../i18n';
import { Switches } from '../shell/top';
import { ProblemAlert } from '../ui/problem-alert';

export default function Login() {
  const { t } = useI18n();
  const session = useSessionQuery();
  const setSession = useSetSession();
  const location = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => post<SessionInfo>('/session', { email: email.trim(), password }),
    onSuccess: setSession,
  });
  if (session.data) {
    const from = (location.state as { from?: string } | null)?.from;
    return <Navigate to={from ?? '/'} replace />;
  }
  return (
    <main className="mado-login">
      <div>
        <Title order={1} size="h2">
          {t('app.name')}
        </Title>
        <Text c="dimmed">{t('app.tagline')}</Text>
      </div>
      <form
        className="mado-card"
        onSubmit={(event) => {
          event.preventDefault();
          login.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('login.email')}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label={t('login.password')}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          <ProblemAlert error={login.error} />
          <Button type="submit" loading={login.isPending}>
            {t('login.submit')}
          </Button>
        </Stack>
      </form>
      <Group justify="center">
        <Switches />
      </Group>
    </main>
  );
}
