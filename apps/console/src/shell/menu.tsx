import { Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { api } from '../api/client';
import { useSession } from '../api/session';
import { useI18n, type MessageKey } from '../i18n';
import { groupsOf, navFor, opensByItself, type NavEntry, type NavGroup } from './nav';
import { Switches, LogOut } from './top';

const FOLDED = 'madoguchi.menu';

/** What somebody folded or unfolded, by part. */
function readFolded(): Partial<Record<NavGroup, boolean>> {
  try {
    return JSON.parse(localStorage.getItem(FOLDED) ?? '{}') as Partial<Record<NavGroup, boolean>>;
  } catch {
    return {};
  }
}

/** The menu: pages in parts, of which the longer ones can be folded. */
export function Menu({ open }: { open: boolean }) {
  const { t, word } = useI18n();
  const { permissions, user } = useSession();
  const { pathname } = useLocation();
  const [folds, setFolds] = useState(readFolded);
  const entries = navFor(permissions);
  const fold = (group: NavGroup, opened: boolean): void => {
    const next = { ...folds, [group]: opened };
    localStorage.setItem(FOLDED, JSON.stringify(next));
    setFolds(next);
  };
  return (
    <nav className={open ? 'mado-nav mado-nav-open' : 'mado-nav'} aria-label={t('app.menu')}>
      {groupsOf(entries).map(({ group, entries: own }) => {
        const here = own.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
        if (group === 'home') return <Links key={group} of={own} />;
        const opened = here || (folds[group] ?? opensByItself(group, entries));
        return (
          <div key={group} className="mado-navgroup">
            <UnstyledButton
              className="mado-navheading"
              aria-expanded={opened}
              onClick={() => {
                fold(group, !opened);
              }}
            >
              {t(`navGroup.${group}` as MessageKey)}
            </UnstyledButton>
            {opened && <Links of={own} />}
          </div>
        );
      })}
      <div className="mado-nav-foot mado-narrow-foot">
        <Text size="sm" fw={600}>
          {user.name}
        </Text>
        <Text size="xs" c="dimmed">
          {word('role', user.role)}
        </Text>
        <div className="mado-narrow">
          <Switches />
          <LogOut />
        </div>
      </div>
    </nav>
  );
}

/** How often (ms) the counts are asked for again where nothing tells of a change. */
const POLL_MS = 60_000;
/** The desk counts no further. */
const MANY = 1000;

function Links({ of }: { of: readonly NavEntry[] }) {
  const { t } = useI18n();
  const counts = useQuery({
    queryKey: ['queues', 'counts'],
    queryFn: () => api<{ counts: Record<string, number> }>('/queues/counts'),
    refetchInterval: POLL_MS,
  });
  return (
    <ul className="mado-navlist">
      {of.map(({ to, label, count, explain }) => (
        <li key={to}>
          <NavLink to={to} className="mado-navlink" title={explain === undefined ? undefined : t(explain)}>
            <span>{t(label)}</span>
            <Count of={count === undefined ? 0 : (counts.data?.counts[count] ?? 0)} />
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function Count({ of }: { of: number }) {
  const { t } = useI18n();
  if (of === 0) return null;
  const said = of >= MANY ? `${String(MANY - 1)}+` : String(of);
  return (
    <span className="mado-navcount">
      {said}
      <span className="mado-quiet">{t('nav.waiting')}</span>
    </span>
  );
}
