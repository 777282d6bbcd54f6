import { statusAnswer } from './answer-schemas.ts';
import type { About, Endpoint } from './endpoint.ts';

type Operation = Pick<Endpoint, 'method' | 'path' | 'query' | 'about'>;

const operation = (path: string, summary: string, answer: Partial<About['answer']>): Operation => ({
  method: 'get',
  path,
  query: undefined,
  about: { summary, answer: { status: 200, description: summary, ...answer }, isPublic: true },
});

/** What is served besides the API, without a token. */
export const operations: readonly Operation[] = [
  operation('/healthz', 'The process answers', { schema: statusAnswer }),
  operation('/readyz', 'The store would take a commit', { schema: statusAnswer }),
  operation('/metrics', 'Metrics for Prometheus', { mediaTypes: ['text/plain'] }),
  operation('/openapi.json', 'This document', {}),
  operation('/docs', 'This document, to be read and tried out', { mediaTypes: ['text/html'] }),
];
