import { Router } from 'express';
import helmet from 'helmet';
import swaggerDirectory from 'swagger-ui-dist/absolute-path.js';

// Swagger UI from this very service; it styles inline, and asks nobody else for anything.
const headers = helmet({
  contentSecurityPolicy: {
    directives: {
      upgradeInsecureRequests: null,
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'"],
    },
  },
  strictTransportSecurity: false,
});

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Conexión: API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css">
    <link rel="icon" href="docs/favicon-32x32.png">
  </head>
  <body>
    <div id="docs"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', validatorUrl: null });\n`;
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** The API's document to be read and tried out, offline. */
export function docsRoutes(document: unknown): Router {
  const router = Router();
  const directory = swaggerDirectory();
  const text = JSON.stringify(document);
  router.get('/openapi.json', headers, (_request, response) => {
    response.type('application/json').send(text);
  });
  router.get('/docs', headers, (request, response) => {
    // Its files are beside it, wherever a proxy puts it.
    if (request.path.endsWith('/')) response.redirect('../docs');
    else response.type('html').send(page);
  });
  router.get('/docs/start.js', headers, (_request, response) => {
    response.type('text/javascript').send(start);
  });
  for (const file of files)
    router.get(`/docs/${file}`, headers, (_request, response) => {
      response.sendFile(file, { root: directory });
    });
  return router;
}
