import { Burger, Button, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { api } from '../api/client';
import { useSession, useSetSession } from '../api/session';
import { useI18n } from '../i18n';
import { navFor } from './nav';

export function Layout({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => {
    setOpen(false);
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="mado-shell">
      <a className="mado-skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="mado-top">
        <Burger
          className="mado-burger"
          size="sm"
          color="white"
          opened={open}
          onClick={() => {
            setOpen(!open);
          }}
          aria-label={t('app.menu')}
          aria-expanded={open}
        />
        <span className="mado-brand">{t('app.name')}</span>
        <span className="mado-tagline">{t('app.tagline')}</span>
        <TopRight />
      </header>
      <Menu open={open} />
      <main id="main" className="mado-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Menu({ open }: { open: boolean }) {
  const { t, word } = useI18n();
  const { permissions, user } = useSession();
  return (
    <nav className={open ? 'mado-nav mado-nav-open' : 'mado-nav'} aria-label={t('app.menu')}>
      {navFor(permissions).map((entry) => (
        <NavLink key={entry.to} to={entry.to} className="mado-navlink">
          {t(entry.label)}
        </NavLink>
      ))}
      <div className="mado-nav-foot">
        <Text size="sm" fw={600}>
          {user.name}
        </Text>
        <Text size="xs" c="dimmed">
          {word('role', user.role)}
        </Text>
      </div>
    </nav>
  );
}

/** Language, dark mode, log-out. The first two also stand on the log-in page. */
export function Switches({ light }: { light?: boolean }) {
  const { t, language, setLanguage } = useI18n();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const className = light === true ? 'mado-topbutton' : '';
  return (
    <>
      <Button
        className={className}
        variant="subtle"
        size="compact-sm"
        lang={language === 'ja' ? 'en' : 'ja'}
        onClick={() => {
          setLanguage(language === 'ja' ? 'en' : 'ja');
        }}
      >
        {t('app.language')}
      </Button>
      <Button
        className={className}
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          setColorScheme(scheme === 'dark' ? 'light' : 'dark');
        }}
      >
        {t(scheme === 'dark' ? 'app.light' : 'app.dark')}
      </Button>
    </>
  );
}

function TopRight() {
  const { t } = useI18n();
  const setSession = useSetSession();
  const logout = useMutation({
    mutationFn: () => api('/session', { method: 'DELETE' }),
    onSettled: () => {
      setSession(null);
    },
  });
  return (
    <div className="mado-topright">
      <Switches light />
      <Button
        className="mado-topbutton"
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          logout.mutate();
        }}
      >
        {t('app.logout')}
      </Button>
    </div>
  );
}
