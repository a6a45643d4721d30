import { Center, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useI18n } from '../i18n';
import { ProblemAlert } from './problem-alert';

interface PageProps {
  title: string;
  explain?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its heading; the browser's title carries the heading only, never content. */
export function Page({ title, explain, actions, children }: PageProps) {
  const { t } = useI18n();
  useEffect(() => {
    document.title = `${title} | ${t('app.name')}`;
  }, [title, t]);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1} size="h3">
            {title}
          </Title>
          {explain !== undefined && (
            <Text size="sm" c="dimmed" mt={4}>
              {explain}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}

export function Card({ title, children, actions }: { title?: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <section className="mado-card" aria-label={title}>
      {(title !== undefined || actions !== undefined) && (
        <Group justify="space-between" mb="sm">
          {title !== undefined && (
            <Title order={2} size="h5">
              {title}
            </Title>
          )}
          {actions}
        </Group>
      )}
      {children}
    </section>
  );
}

/** Pairs of label and value; empty values are left out. */
export function Pairs({ of }: { of: [label: string, value: ReactNode][] }) {
  const shown = of.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl className="mado-dl">
      {shown.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Loadable {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
}

/** What a page shows before its data is there; null when it is. */
export function pending(result: Loadable): ReactNode {
  if (result.isPending) {
    return (
      <Center mih={160}>
        <Loader />
      </Center>
    );
  }
  if (result.error !== null && result.error !== undefined) {
    return <ProblemAlert error={result.error} onRetry={() => void result.refetch()} />;
  }
  return null;
}
