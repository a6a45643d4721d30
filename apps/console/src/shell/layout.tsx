import { lazy, Suspense, useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useCan, useSession } from '../api/session';
import { loadAllWords, useI18n } from '../i18n';
import { whenIdle } from '../lib/when-idle';
import { useLive } from '../live/use-live';
import { fetchDialog } from '../ui/dialog';
import { fetchSignIn } from '../ui/sign-in-again';
import { Busy } from './busy';
import { holdKeysForCall, takeKeysForCall, useKeysAhead } from './keys-ahead';
import { Menu } from './menu';
import { navFor } from './nav';
import { PageGuard } from './page-guard';
import { useShortcut, useShortcutKeys } from './shortcuts';
import { Top } from './top';
import { useFocusKept } from './use-focus-kept';

const fetchPalette = () => import('./palette');
const Palette = lazy(fetchPalette);
const KeySheet = lazy(() => import('./key-sheet'));

/** What may be wanted when the network is gone, and what every page may say: fetched when nothing else loads. */
function fetchTheRest(): void {
  whenIdle(() => {
    // What fails is asked for again by whoever needs it.
    Promise.all([fetchPalette(), fetchDialog(), fetchSignIn(), loadAllWords()]).catch(() => undefined);
  });
}

const CALL = '/log-call';

/** What stands over the page. */
type Over = 'palette' | 'keys' | null;

/** Bar, menu and the page; here the keys live that work on every page. */
export function Layout({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const [menuOpen, setMenuOpen] = useState(false);
  const [over, setOver] = useState<Over>(null);
  const { pathname, key } = useLocation();
  useEffect(() => {
    setMenuOpen(false);
    setOver(null);
    window.scrollTo(0, 0);
  }, [pathname]);
  useKeysForCallEnd(pathname, key);
  useShortcutKeys();
  useFocusKept();
  useLive();
  useEffect(fetchTheRest, []);
  const close = (): void => {
    setOver(null);
  };
  const typed = useKeysAhead(over, close);
  return (
    <div className="mado-shell">
      <a className="mado-skip" href="#main">
        {t('app.skip')}
      </a>
      <Top
        menuOpen={menuOpen}
        onMenu={() => {
          setMenuOpen(!menuOpen);
        }}
        onPalette={() => {
          setOver('palette');
        }}
        onKeys={() => {
          setOver('keys');
        }}
      />
      <Busy />
      <Menu open={menuOpen} />
      <main id="main" className="mado-main" tabIndex={-1}>
        <PageGuard of={pathname}>{children}</PageGuard>
      </main>
      <KeysEverywhere onOver={setOver} />
      <Suspense fallback={null}>
        {over === 'palette' && <Palette typedAhead={typed} onClose={close} />}
        {over === 'keys' && <KeySheet onClose={close} />}
      </Suspense>
    </div>
  );
}

/** Words for a call go when another place is come to, and before anybody else's page stands there. */
function useKeysForCallEnd(pathname: string, key: string): void {
  useLayoutEffect(() => {
    if (pathname !== CALL) takeKeysForCall();
  }, [pathname, key]);
  useLayoutEffect(() => () => void takeKeysForCall(), []);
}

function KeysEverywhere({ onOver }: { onOver: (over: Over) => void }) {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const { user, permissions } = useSession();
  const everywhere = { scope: 'everywhere' } as const;
  useShortcut(
    'mod+k',
    t('keys.palette'),
    () => {
      onOver('palette');
    },
    everywhere,
  );
  useShortcut(
    '?',
    t('keys.sheet'),
    () => {
      onOver('keys');
    },
    everywhere,
  );
  const search = { ...everywhere, enabled: can('search:run') };
  useShortcut('/', t('search.focus'), () => void navigate('/search'), search);
  const logCall = (): void => {
    // Where the page of calls itself has failed nothing would come that takes the keys.
    if (!window.location.pathname.endsWith(CALL)) holdKeysForCall(user.id);
    void navigate(CALL);
  };
  const callOptions = { ...everywhere, enabled: can('complaints:log') };
  useShortcut('F2', t('keys.logCall'), logCall, callOptions);
  useShortcut('alt+n', t('keys.logCall'), logCall, callOptions);
  return navFor(permissions).map(
    ({ go, to, label }) => go !== undefined && <GoTo key={to} letter={go} page={t(label)} to={to} />,
  );
}

function GoTo({ letter, page, to }: { letter: string; page: string; to: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  useShortcut(`g ${letter}`, t('keys.goTo', { page }), () => void navigate(to), { scope: 'everywhere' });
  return null;
}
