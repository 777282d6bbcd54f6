import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import helmet from 'helmet';

// Copied when the package is built (build:assets). The path is the same from src and from dist.
const directory = fileURLToPath(new URL('../../../dist/swagger-ui/', import.meta.url));

// Swagger UI uses inline styles, and loads nothing from other hosts.
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
    <meta name="viewport" content="width=device-width, initial-scale=1">
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
const start = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#docs', validatorUrl: null });\n`;
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** The API's document, to read and try out offline. */
export function docsRoutes(document: unknown): Router {
  const router = Router();
  const text = JSON.stringify(document);
  router.get('/openapi.json', headers, (_request, response) => {
    response.type('application/json').send(text);
  });
  router.get('/docs', headers, (request, response) => {
    // Its files are next to it, wherever a proxy puts it.
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
