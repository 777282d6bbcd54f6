import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RequestError } from './api/problem.ts';
import { App } from './app/app.tsx';
import { setTheme, storedTheme } from './theme/theme.ts';
import '@fontsource/ibm-plex-sans-condensed/latin-400.css';
import '@fontsource/ibm-plex-sans-condensed/latin-600.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/clauses.css';
import './styles/forms.css';
import './styles/shell.css';
import './styles/header.css';
import './styles/cases.css';
import './styles/case.css';
import './styles/bitacora.css';
import './styles/diagram.css';
import './styles/export-menu.css';
import './styles/reading.css';
import './styles/narrow.css';

const retries = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // What the service said for good is not asked again; what did not arrive is.
      retry: (count, error) => count < retries && error instanceof RequestError && error.isPassing,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

setTheme(storedTheme());
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
