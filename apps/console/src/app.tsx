import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { SessionProvider, useSession, useSessionQuery } from './api/session';
import { useI18n } from './i18n';
import { Layout } from './shell/layout';
import { homeOf } from './shell/nav';
import { ProblemAlert } from './ui/problem-alert';

const Login = lazy(() => import('./pages/login'));
const Setup = lazy(() => import('./pages/setup'));
const LogCall = lazy(() => import('./pages/log-call'));
const ComplaintList = lazy(() => import('./pages/complaint-list'));
const ComplaintPage = lazy(() => import('./pages/complaint'));
const Upload = lazy(() => import('./pages/upload'));
const ReviewQueue = lazy(() => import('./pages/review-queue'));
const ReviewPage = lazy(() => import('./pages/review'));
const IncidentList = lazy(() => import('./pages/incident-list'));
const IncidentRoom = lazy(() => import('./pages/incident'));
const CampaignPage = lazy(() => import('./pages/campaign'));
const MonthlyReport = lazy(() => import('./pages/monthly-report'));
const Proof = lazy(() => import('./pages/proof'));
const Users = lazy(() => import('./pages/users'));

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

function Waiting() {
  const { t } = useI18n();
  return (
    <Center mih={240}>
      <Loader aria-label={t('app.loading')} />
    </Center>
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
    <SessionProvider session={session.data}>
      <Layout>
        <Suspense fallback={<Waiting />}>
          <Pages />
        </Suspense>
      </Layout>
    </SessionProvider>
  );
}

const PAGES: Record<string, { permission: string | null; element: React.ReactNode }> = {
  '/log-call': { permission: 'complaints:log', element: <LogCall /> },
  '/complaints': { permission: 'complaints:read', element: <ComplaintList /> },
  '/complaints/:id': { permission: 'complaints:read', element: <ComplaintPage /> },
  '/upload': { permission: 'intake:upload', element: <Upload /> },
  '/review': { permission: 'review:read', element: <ReviewQueue /> },
  '/review/:id': { permission: 'review:decide', element: <ReviewPage /> },
  '/incidents': { permission: 'incidents:read', element: <IncidentList /> },
  '/incidents/:id': { permission: 'incidents:read', element: <IncidentRoom /> },
  '/campaigns/:id': { permission: 'notices:read', element: <CampaignPage /> },
  '/reports': { permission: 'reports:monthly', element: <MonthlyReport /> },
  '/proof': { permission: 'proof:read', element: <Proof /> },
  '/users': { permission: 'users:manage', element: <Users /> },
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
            page.permission === null || permissions.includes(page.permission) ? (
              page.element
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

function Message({ of }: { of: 'app.noPermission' | 'app.notFound' }) {
  const { t } = useI18n();
  return (
    <Stack align="center" py="xl">
      <Text>{t(of)}</Text>
      <Button component={Link} to="/" variant="default">
        {t('app.backHome')}
      </Button>
    </Stack>
  );
}
