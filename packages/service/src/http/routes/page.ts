import { type Text, textIn } from '@conexion/machines';
import express, { Router } from 'express';
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

/** The files of the page; without them, `/` says how to get the page. */
export function pageRoutes(pageDir: string | undefined): Router {
  const router = Router();
  router.use(headers);
  if (pageDir !== undefined) router.use(express.static(pageDir));
  else
    router.get(
      '/',
      (request, response) => void response.type('text').send(textIn(noPage, voiceOf(request).lang)),
    );
  return router;
}
