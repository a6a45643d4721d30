import { Center, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useI18n } from '../i18n';
import { ProblemAlert } from './problem-alert';

interface PageProps {
  title: string;
  explain?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** False until the first page stands: whoever opens the console starts at its top, not at its heading. */
let arrived = false;

/** After going to another page the focus goes to its heading, unless the page has put it into a field. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const inPage = document.activeElement?.closest('main, [role="dialog"]') ?? null;
    if (arrived && (inPage === null || document.activeElement?.id === 'main')) {
      heading.current?.focus({ preventScroll: true });
    }
    arrived = true;
  }, [pathname]);
  return heading;
}

/** A page with its heading; the browser's title carries the heading only, never content. */
export function Page({ title, explain, actions, children }: PageProps) {
  const { t } = useI18n();
  const heading = useFocusOnArrival();
  useEffect(() => {
    document.title = `${title} | ${t('app.name')}`;
  }, [title, t]);
  return (
    <Stack gap="md">
      <div className="mado-head">
        <div className="mado-head-words">
          <Title order={1} size="h3" ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {explain !== undefined && (
            <Text size="sm" c="dimmed" mt={4}>
              {explain}
            </Text>
          )}
        </div>
        {actions}
      </div>
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

/** A quiet sign that something is on its way. */
export function Waiting() {
  const { t } = useI18n();
  return (
    <Center mih={160} role="status">
      <Loader type="dots" aria-hidden="true" />
      <span className="mado-quiet">{t('app.loading')}</span>
    </Center>
  );
}

interface Loadable {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
}

/** What a page shows before its data is there; null when it is. */
export function pending(result: Loadable): ReactNode {
  if (result.isPending) return <Waiting />;
  if (result.error !== null && result.error !== undefined) {
    return <ProblemAlert error={result.error} onRetry={() => void result.refetch()} />;
  }
  return null;
}
