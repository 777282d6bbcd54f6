// Before the styles of the components, which each imports by itself.
import '@fontsource/ibm-plex-sans-condensed/latin-400.css';
import '@fontsource/ibm-plex-sans-condensed/latin-600.css';
import './theme/base.css';
import './ui/controls.css';
import './theme/print.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RequestError } from './api/problem.ts';
import { App } from './app/app.tsx';
import { setTheme, storedTheme } from './theme/theme.ts';

const retries = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // A definite answer of the service is not requested again; a lost one is.
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
