import { demoClient, type Post } from './demo-client.ts';

const together = 16;

/** A call of a minute ago, which opens a case with a service at home. */
export const newCase = (name: string, id: string) => ({
  holder: { id, name },
  contact: { name, phone: '+57 300 000 0000' },
  location: { address: 'Carrera 7', city: 'Bogotá' },
  call: { id: `SP-${id}`, startedAt: new Date(Date.now() - 60_000).toISOString() },
  asistencia: {
    service: { type: 'hogar', definition: 'electricidad', priority: 'emergencia' },
    plan: {
      contractedOn: '2025-01-01',
      servicesUsed: 0,
      servicesRequested: 0,
      originCity: 'Bogotá',
      timeZone: 'America/Bogota',
    },
  },
});

interface Opened {
  readonly id: string;
  readonly asistencias: readonly { readonly id: string }[];
}

/** Opens so many cases, each with one pendiente, and resolves to the asistencias. */
export async function openCases(post: Post, count: number, prefix: string): Promise<readonly string[]> {
  const opened: string[] = [];
  let next = 0;
  const one = async () => {
    while (next < count) {
      next += 1;
      const body = newCase(`Afiliado ${prefix} ${next}`, `${prefix}-${next}`);
      const { asistencias } = await post<Opened>('api/expedientes', body);
      opened.push(asistencias[0]?.id ?? '');
    }
  };
  await Promise.all(Array.from({ length: together }, one));
  return opened;
}

export interface Shift {
  /** Of the user who looks at the page. */
  readonly asistencias: readonly string[];
  /** Of another coordinator, who works meanwhile. */
  readonly other: Post;
  readonly user: string;
}

/** 5,000 open cases, of which the user has 2,000, and so 2,000 pendientes. */
export async function fillShift(url: string): Promise<Shift> {
  const user = 'ana.rojas';
  const own = await demoClient(url, user, 'Ana Rojas');
  const other = await demoClient(url, 'luis.mejia', 'Luis Mejía');
  const asistencias = await openCases(own, 2_000, 'A');
  await openCases(other, 3_000, 'L');
  return { asistencias, other, user };
}
