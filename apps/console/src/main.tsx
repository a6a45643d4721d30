import './mantine.css';
import '@mantine/notifications/styles.css';
import './styles.css';
import './shell.css';
import './narrow-and-paper.css';
import './pages.css';
import './complaint.css';
import './calls.css';
import './today.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app';
import { ApiProblem } from './api/client';
import { I18nProvider, loadWords } from './i18n';

const theme = createTheme({
  fontFamily: 'var(--mado-font)',
  headings: { fontFamily: 'var(--mado-font)', fontWeight: '700' },
  defaultRadius: 'sm',
  // The scroll lock of modals would inject a style element, which the content security policy forbids.
  components: { Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'md' } } },
});

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => !(error instanceof ApiProblem && error.status < 500) && count < 2,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');
await loadWords('desk');

// Theme variables and responsive classes live in static CSS (styles.css), so that no style element is injected.
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <I18nProvider>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-right" />
          <BrowserRouter basename="/console">
            <App />
          </BrowserRouter>
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>
  </StrictMode>,
);
