import { Center } from '@mantine/core';
import { Fragment, lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation, useParams } from 'react-router';
import { SessionProvider, useSession, useSessionQuery } from './api/session';
import { loadWords, useI18n, type WordGroup } from './i18n';
import { Layout } from './shell/layout';
import { EVERYBODY, holdsAny, homeOf, LEDGER_READERS } from './shell/nav';
import { Empty } from './ui/empty';
import { Page, Waiting } from './ui/page';
import { ProblemAlert } from './ui/problem-alert';
import { SignInAgain } from './ui/sign-in-again';

/** A page that says words besides those of the desk. */
const saying =
  (groups: readonly WordGroup[], page: () => Promise<{ default: ComponentType }>) =>
  async (): Promise<{ default: ComponentType }> => {
    const [loaded] = await Promise.all([page(), loadWords(...groups)]);
    return loaded;
  };

const Login = lazy(() => import('./pages/login'));
const Setup = lazy(() => import('./pages/setup'));
const TodayPage = lazy(saying(['alarms', 'office'], () => import('./pages/today')));
const LogCall = lazy(() => import('./pages/log-call'));
const Queues = lazy(() => import('./pages/queues'));
const SecondReadings = lazy(() => import('./pages/queues/second-readings'));
const ComplaintPage = lazy(saying(['cases', 'arrived'], () => import('./pages/complaint')));
const Search = lazy(saying(['search'], () => import('./pages/search')));
const Callbacks = lazy(() => import('./pages/callbacks'));
const Upload = lazy(saying(['warnings'], () => import('./pages/upload')));
const ReadingQueue = lazy(() => import('./pages/reading/queue'));
const ReadingDesk = lazy(() => import('./pages/reading'));
const Imports = lazy(saying(['imports'], () => import('./pages/imports')));
const ImportPage = lazy(saying(['imports'], () => import('./pages/imports/one')));
const Parked = lazy(() => import('./pages/parked'));
const ReviewQueue = lazy(() => import('./pages/review-queue'));
const ReviewPage = lazy(saying(['arrived', 'cases', 'deciding'], () => import('./pages/review')));
const Register = lazy(() => import('./pages/register'));
const Clusters = lazy(() => import('./pages/clusters'));
const ClusterPage = lazy(() => import('./pages/clusters/one'));
const IncidentList = lazy(() => import('./pages/incident-list'));
const MyTasks = lazy(() => import('./pages/my-tasks'));
const IncidentRoom = lazy(saying(['cases', 'rooms'], () => import('./pages/incident')));
const CampaignPage = lazy(saying(['partyLists', 'rooms'], () => import('./pages/campaign')));
const NewPartyList = lazy(saying(['partyLists', 'imports'], () => import('./pages/party-list/new')));
const PartyListPage = lazy(saying(['partyLists'], () => import('./pages/party-list')));
const PartyPairs = lazy(saying(['partyLists'], () => import('./pages/party-list/pairs')));
const Walls = lazy(() => import('./pages/walls'));
const Ledger = lazy(saying(['alarms', 'bound', 'certificate', 'office'], () => import('./pages/ledger')));
const GuidelineBoard = lazy(saying(['insight', 'office'], () => import('./pages/guideline')));
const TrendsPage = lazy(saying(['insight', 'office'], () => import('./pages/trends')));
const AuditLog = lazy(saying(['insight', 'office'], () => import('./pages/audit')));
const MonthlyReport = lazy(saying(['office'], () => import('./pages/monthly-report')));
const CertificatePage = lazy(saying(['certificate'], () => import('./pages/certificate')));
const MissedBound = lazy(saying(['bound'], () => import('./pages/missed-bound')));
const Proof = lazy(saying(['office'], () => import('./pages/proof')));
const Engines = lazy(saying(['engines'], () => import('./pages/engines')));
const EnginePage = lazy(saying(['engines'], () => import('./pages/engines/one')));
const Mailboxes = lazy(saying(['admin', 'office'], () => import('./pages/mailboxes')));
const Webhooks = lazy(saying(['admin'], () => import('./pages/webhooks')));
const AccessReview = lazy(saying(['admin'], () => import('./pages/access-review')));
const RetentionPage = lazy(saying(['admin'], () => import('./pages/retention')));
const SetupViews = lazy(saying(['admin', 'insight', 'office'], () => import('./pages/setup-views')));
const Users = lazy(saying(['admin', 'office'], () => import('./pages/users')));

export function App() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="/setup" element={<Setup />} />
        <Route path="/login" element={<Login />} />
        <Route path="*" element={<Inside />} />
      </Routes>
    </Suspense>
  );
}

function Inside() {
  const session = useSessionQuery();
  const location = useLocation();
  if (session.isPending) return <Waiting />;
  if (session.isError && !session.data) {
    return (
      <Center mih="60vh" p="md">
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    );
  }
  if (!session.data) return <Navigate to="/login" replace state={{ from: location.pathname + location.search }} />;
  return (
    <SessionProvider key={session.data.user.id} session={session.data}>
      <SignInAgain />
      <Layout>
        <Suspense fallback={<Waiting />}>
          <Pages />
        </Suspense>
      </Layout>
    </SessionProvider>
  );
}

/** Each page with the permissions of which one opens it. */
const PAGES: Record<string, { anyOf: readonly string[]; element: React.ReactNode }> = {
  '/today': { anyOf: EVERYBODY, element: <TodayPage /> },
  '/log-call': { anyOf: ['complaints:log'], element: <LogCall /> },
  '/complaints': { anyOf: ['complaints:read'], element: <Queues /> },
  '/queues/second-reading': { anyOf: ['review:decide'], element: <SecondReadings /> },
  '/queues/:queue': { anyOf: ['complaints:read'], element: <Queues /> },
  '/complaints/:id': { anyOf: ['complaints:read'], element: <ComplaintPage /> },
  '/search': { anyOf: ['search:run'], element: <Search /> },
  '/my-tasks': { anyOf: ['tasks:answer'], element: <MyTasks /> },
  '/callbacks': { anyOf: ['complaints:read'], element: <Callbacks /> },
  '/upload': { anyOf: ['intake:upload'], element: <Upload /> },
  '/reading': { anyOf: ['complaints:handle'], element: <ReadingQueue /> },
  '/reading/:id': { anyOf: ['complaints:read'], element: <ReadingDesk /> },
  '/imports': { anyOf: ['imports:run'], element: <Imports /> },
  '/imports/:id': { anyOf: ['imports:run'], element: <ImportPage /> },
  '/parked': { anyOf: ['intake:review-parked'], element: <Parked /> },
  '/review': { anyOf: ['review:read'], element: <ReviewQueue /> },
  '/review/:id': { anyOf: ['review:decide'], element: <ReviewPage /> },
  '/register': { anyOf: ['review:register'], element: <Register /> },
  '/clusters': { anyOf: ['clusters:read'], element: <Clusters /> },
  '/clusters/:id': { anyOf: ['clusters:read'], element: <ClusterPage /> },
  '/incidents': { anyOf: ['incidents:read'], element: <IncidentList /> },
  '/incidents/:id': { anyOf: ['incidents:read'], element: <IncidentRoom /> },
  '/campaigns/:id': { anyOf: ['notices:read'], element: <CampaignPage /> },
  '/campaigns/:id/list': { anyOf: ['notices:write'], element: <NewPartyList /> },
  '/party-lists/:id': { anyOf: ['notices:read'], element: <PartyListPage /> },
  '/incidents/:id/party-pairs': { anyOf: ['notices:write'], element: <PartyPairs /> },
  '/walls': { anyOf: ['walls:decide'], element: <Walls /> },
  '/ledger': { anyOf: LEDGER_READERS, element: <Ledger /> },
  '/reports': { anyOf: ['reports:monthly'], element: <MonthlyReport /> },
  '/guideline': { anyOf: ['guideline:read'], element: <GuidelineBoard /> },
  '/trends': { anyOf: ['reports:monthly'], element: <TrendsPage /> },
  '/audit': { anyOf: ['audit:read'], element: <AuditLog /> },
  '/certificate': { anyOf: ['proof:read'], element: <CertificatePage /> },
  '/missed-bound': { anyOf: ['proof:read'], element: <MissedBound /> },
  '/proof': { anyOf: ['proof:read'], element: <Proof /> },
  '/engines': { anyOf: ['engines:read'], element: <Engines /> },
  '/engines/:id': { anyOf: ['engines:read'], element: <EnginePage /> },
  '/mailboxes': { anyOf: ['ledger:read'], element: <Mailboxes /> },
  '/webhooks': { anyOf: ['webhooks:manage'], element: <Webhooks /> },
  '/admin/access-review': { anyOf: ['access:read'], element: <AccessReview /> },
  '/admin/retention': { anyOf: ['retention:read'], element: <RetentionPage /> },
  '/admin/setup/:tab?': { anyOf: ['settings:read'], element: <SetupViews /> },
  '/users': { anyOf: ['users:manage'], element: <Users /> },
};

function Pages() {
  const { permissions } = useSession();
  return (
    <Routes>
      <Route index element={<Navigate to={homeOf(permissions)} replace />} />
      {Object.entries(PAGES).map(([path, page]) => (
        <Route
          key={path}
          path={path}
          element={
            holdsAny(permissions, page.anyOf) ? (
              <OneRecord>{page.element}</OneRecord>
            ) : (
              <Message of="app.noPermission" />
            )
          }
        />
      ))}
      <Route path="*" element={<Message of="app.notFound" />} />
    </Routes>
  );
}

/**
 * Another record is another page: nothing that was typed on one (a letter, a note, a correction) may stand, or be saved,
 * on the next, whose content may be there at once.
 */
function OneRecord({ children }: { children: ReactNode }) {
  const { id = '' } = useParams();
  return <Fragment key={id}>{children}</Fragment>;
}

function Message({ of }: { of: 'app.noPermission' | 'app.notFound' }) {
  const { t } = useI18n();
  return (
    <Page title={t(`${of}Title`)}>
      <Empty title={t(of)} action={{ label: t('app.backHome'), to: '/' }} />
    </Page>
  );
}
