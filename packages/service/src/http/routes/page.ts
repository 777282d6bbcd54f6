import { extname } from 'node:path';
import { type Text, textIn } from '@conexion/machines';
import express, { type Response, Router } from 'express';
import helmet from 'helmet';
import { voiceOf } from '../language.ts';

// On loopback there is no TLS to upgrade to; a proxy with TLS sets these headers itself.
const headers = helmet({
  contentSecurityPolicy: {
    directives: {
      upgradeInsecureRequests: null,
      fontSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
  strictTransportSecurity: false,
});

const noPage: Text = {
  es: 'Aquí solo está la API, descrita en docs; para ver la página, instale @conexion/workbench o defina PAGE_DIR.\n',
  en: 'This address has only the API, described in docs; for the page, install @conexion/workbench or set PAGE_DIR.\n',
};

/** Of the flow's formats that Express does not know. */
const types: Readonly<Record<string, string>> = {
  '.mmd': 'text/plain',
  '.scxml': 'application/scxml+xml',
  '.bpmn': 'application/xml',
};

function typeOf(response: Response, path: string): void {
  const type = types[extname(path)];
  if (type) response.type(type);
}

/** The files of the page; without them, `/` says how to get the page. */
export function pageRoutes(pageDir: string | undefined): Router {
  const router = Router();
  router.use(headers);
  if (pageDir !== undefined) router.use(express.static(pageDir, { setHeaders: typeOf }));
  else
    router.get(
      '/',
      (request, response) => void response.type('text').send(textIn(noPage, voiceOf(request).lang)),
    );
  return router;
}
