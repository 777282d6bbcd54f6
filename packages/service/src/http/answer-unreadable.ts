import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type ProblemCode, problem } from './problem.ts';

const otherwise = { status: 400, reason: 'Bad Request', code: 'invalid-request' } as const;
/** By the code of Node's error. */
const answers: Readonly<Record<string, { status: number; reason: string; code: ProblemCode }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: 'Request Header Fields Too Large', code: 'too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: 'Request Timeout', code: 'invalid-request' },
};

/** Answers what Node cannot parse as a request with a problem, like any other fault. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { status, reason, code } = answers[error.code ?? ''] ?? otherwise;
    // The language of the request is unknown too.
    const body = JSON.stringify({ ...(problem(code, { lang: 'es' }).body as object), status });
    socket.end(
      [
        `HTTP/1.1 ${status} ${reason}`,
        'Content-Type: application/problem+json; charset=utf-8',
        'Content-Language: es',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}
