import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../api/client';
import { useI18n } from '../i18n';
import { ProblemAlert } from '../ui/problem-alert';

/** The one-time link carries its token behind '#', or as ?token=, and works once. */
function tokenOfLink(): string {
  const hash = new URLSearchParams(window.location.hash.slice(1)).get('token');
  return hash ?? new URLSearchParams(window.location.search).get('token') ?? '';
}

export default function Setup() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [form, setForm] = useState({ token: tokenOfLink(), name: '', email: '', password: '' });
  const setup = useMutation({
    mutationFn: () => post('/setup', form),
    onSuccess: () => navigate('/login', { replace: true }),
  });
  const set = (field: keyof typeof form) => (event: React.ChangeEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    setForm((before) => ({ ...before, [field]: value }));
  };
  return (
    <main className="mado-login">
      <Title order={1} size="h3">
        {t('setup.title')}
      </Title>
      <Text size="sm">{t('setup.explain')}</Text>
      <form
        className="mado-card"
        onSubmit={(event) => {
          event.preventDefault();
          setup.mutate();
        }}
      >
        <Stack>
          <TextInput label={t('setup.token')} required value={form.token} onChange={set('token')} />
          <TextInput label={t('setup.name')} required autoComplete="name" value={form.name} onChange={set('name')} />
          <TextInput label={t('login.email')} required type="email" value={form.email} onChange={set('email')} />
          <PasswordInput
            label={t('login.password')}
            description={t('setup.passwordHint')}
            required
            minLength={12}
            autoComplete="new-password"
            value={form.password}
            onChange={set('password')}
          />
          <ProblemAlert error={setup.error} />
          <Button type="submit" loading={setup.isPending}>
            {t('setup.submit')}
          </Button>
        </Stack>
      </form>
    </main>
  );
}
