import { Burger, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSession, useSetSession } from '../api/session';
import { useI18n } from '../i18n';

interface TopProps {
  menuOpen: boolean;
  onMenu: () => void;
  onPalette: () => void;
  onKeys: () => void;
}

/** The bar above every page: menu on narrow screens, finding pages, keys, language, colours, log-out. */
export function Top({ menuOpen, onMenu, onPalette, onKeys }: TopProps) {
  const { t } = useI18n();
  return (
    <header className="mado-top">
      <Burger
        className="mado-burger"
        size="sm"
        color="white"
        opened={menuOpen}
        onClick={onMenu}
        aria-label={t('app.menu')}
        aria-expanded={menuOpen}
      />
      <span className="mado-brand">{t('app.name')}</span>
      <span className="mado-tagline">{t('app.tagline')}</span>
      <div className="mado-topright">
        <Button className="mado-topbutton mado-find-page" variant="subtle" size="compact-sm" onClick={onPalette}>
          {t('palette.open')}
          <kbd className="mado-topkey">Ctrl K</kbd>
        </Button>
        <Button
          className="mado-topbutton"
          variant="subtle"
          size="compact-sm"
          aria-label={t('keys.title')}
          title={t('keys.title')}
          onClick={onKeys}
        >
          ?
        </Button>
        <div className="mado-wide">
          <Self />
          <Switches light />
          <LogOut light />
        </div>
      </div>
    </header>
  );
}

/** Who is signed in, and as what. */
function Self() {
  const { word } = useI18n();
  const { user } = useSession();
  return (
    <span className="mado-self">
      <b>{user.name}</b> {word('role', user.role)}
    </span>
  );
}

/** Language and dark mode; they also stand on the log-in page. */
export function Switches({ light }: { light?: boolean }) {
  const { t, language, setLanguage } = useI18n();
  // Transitions are held off by a style element, which the page's policy refuses.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
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

export function LogOut({ light }: { light?: boolean }) {
  const { t } = useI18n();
  const setSession = useSetSession();
  const logout = useMutation({
    mutationFn: async () => (await import('../drafts/log-out')).logOut(),
    onSettled: () => {
      setSession(null);
    },
  });
  return (
    <Button
      className={light === true ? 'mado-topbutton' : ''}
      variant="subtle"
      size="compact-sm"
      onClick={() => {
        logout.mutate();
      }}
    >
      {t('app.logout')}
    </Button>
  );
}
