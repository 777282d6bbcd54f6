import type { Role } from '../../../procedure/roles.ts';
import type { AsistenciaBody, ExpedienteBody, Items } from '../answers.ts';
import { same } from '../disagreement.ts';
import { coveredService, inMinutes, plainAsistencia, plainCase, type Scene } from '../scene.ts';
import type { Story } from './story.ts';

const section = 'expedientes';

/** Filters by what a case holds, and whether an asistencia is of that kind. */
type Filters = Readonly<Record<string, (asistencia: AsistenciaBody) => boolean>>;

const ofAsistencias: Filters = {
  'stage=aperturaDeAsistencia': ({ stage }) => stage === 'aperturaDeAsistencia',
  'stage=asignacionProveedor': ({ stage }) => stage === 'asignacionProveedor',
  'subStage=confirmacionDelAfiliado': ({ subStage }) => subStage === 'confirmacionDelAfiliado',
  'closure=canceladoPosterior': ({ closureStatus }) => closureStatus === 'canceladoPosterior',
  'closure=canceladoAlMomento': ({ closureStatus }) => closureStatus === 'canceladoAlMomento',
  'category=cobertura': ({ category }) => category === 'cobertura',
  'type=hogar': ({ context }) => context.service.type === 'hogar',
  'type=vial': ({ context }) => context.service.type === 'vial',
};

const parameterOf = (filter: string) => filter.split('=')[0];

/** Each two of them: one asistencia must be of both kinds. */
const inPairs: Filters = Object.fromEntries(
  Object.entries(ofAsistencias).flatMap(([one, isOne], place, all) =>
    all
      .slice(place + 1)
      .filter(([other]) => parameterOf(other) !== parameterOf(one))
      .map(([other, isOther]) => [
        `${one}&${other}`,
        (asistencia: AsistenciaBody) => isOne(asistencia) && isOther(asistencia),
      ]),
  ),
);

/** Filters by the case itself, and whether the one of the story has it. */
const ofCase = (city: string): Readonly<Record<string, boolean>> => ({
  [`city=${encodeURIComponent(city)}`]: true,
  [`text=${encodeURIComponent(city)}`]: true,
  [`holder=${plainCase().holder.id}`]: true,
  'overdue=false': true,
  'overdue=true': false,
  [`to=${encodeURIComponent(inMinutes(60))}`]: true,
});

interface Tab {
  tab: string;
  as: Role;
  /** Whether it holds the coordinator's case. */
  holds(status: ExpedienteBody['status']): boolean;
}

const tabs: Readonly<Record<string, Tab>> = {
  'aCargo of its coordinator': {
    tab: 'aCargo',
    as: 'coordinador',
    holds: (status) => status === 'abierto',
  },
  'aCargo of another': { tab: 'aCargo', as: 'supervisor', holds: () => false },
  abiertos: { tab: 'abiertos', as: 'coordinador', holds: (status) => status === 'abierto' },
  todos: { tab: 'todos', as: 'coordinador', holds: () => true },
};

/** Asks for a case by each filter, in one tab. */
async function compareFilters(
  scene: Scene,
  { city, id, kinds = ofAsistencias }: { city: string; id: string; kinds?: Filters },
  { tab, as, holds }: Tab,
  when: string,
) {
  const { status, asistencias, openedAt } = (await scene.get<ExpedienteBody>(`/api/expedientes/${id}`)).body;
  const held: AsistenciaBody[] = [];
  for (const asistencia of asistencias)
    held.push((await scene.get<AsistenciaBody>(`/api/asistencias/${asistencia.id}`)).body);
  const filters = {
    ...ofCase(city),
    ...Object.fromEntries(Object.entries(kinds).map(([filter, fits]) => [filter, held.some(fits)])),
  };
  // Only the newest, for one page to hold it.
  const from = encodeURIComponent(openedAt);
  for (const [filter, fits] of Object.entries(filters)) {
    const path = `/api/expedientes?tab=${tab}&from=${from}&limit=500&${filter}`;
    const { body } = await scene.get<Items<ExpedienteBody>>(path, { as });
    const isHeld = body.items.some((item) => item.id === id);
    same(`whether tab=${tab}&${filter} holds the case ${when}`, isHeld, fits && holds(status));
  }
}

/** Digits that no other case has. */
const sevenDigits = (): string => String(Date.now() + Math.floor(Math.random() * 1e9)).slice(-7);

/** The ways in which people write a number. */
const written = (digits: string): string[] => {
  const parts = digits.split(/(?=\d{4}$|\d{7}$)/);
  const [last = ''] = parts.slice(-1);
  return [digits, ...[' ', '-', '.'].map((mark) => parts.join(mark)), `(${digits.slice(0, -4)}) ${last}`];
};

/** How a case is found among all. */
export const findingStories: readonly Story[] = [
  ...Object.entries(tabs).map(
    ([name, tab]): Story => ({
      section,
      rule: `${name} holds with each filter what it names, of a case that is open, closed and open again`,
      async play(scene) {
        const city = `Ciudad ${scene.name}`;
        const { expediente, asistencia } = await scene.openCase(undefined, city);
        await scene.accept(asistencia.id, coveredService().slice(0, 2));
        await compareFilters(scene, { city, id: expediente.id }, tab, 'that is open');
        await scene.accept(asistencia.id, [{ type: 'affiliate.cancelled', reason: 'ya no' }]);
        await compareFilters(scene, { city, id: expediente.id }, tab, 'that is closed');
        await scene.done(`/api/expedientes/${expediente.id}/asistencias`, plainAsistencia);
        await compareFilters(scene, { city, id: expediente.id }, tab, 'that is open again');
      },
    }),
  ),
  {
    section,
    rule: 'two filters hold a case of which one asistencia has both, not one each',
    async play(scene) {
      const city = `Ciudad ${scene.name}`;
      const { expediente } = await scene.openCase(undefined, city);
      const service = { ...plainAsistencia.service, type: 'vial' };
      const path = `/api/expedientes/${expediente.id}/asistencias`;
      const { body } = await scene.done<AsistenciaBody>(path, { ...plainAsistencia, service });
      await scene.accept(body.id, coveredService().slice(0, 2));
      const asked = { city, id: expediente.id, kinds: inPairs };
      for (const tab of Object.values(tabs)) await compareFilters(scene, asked, tab, 'with two asistencias');
    },
  },
  {
    section,
    rule: 'text finds a phone by its last 7 digits or more, however both are written',
    async play(scene) {
      const [one, other] = [sevenDigits(), sevenDigits()];
      const data = plainCase();
      const holder = { ...data.holder, phone: `+57 (310) ${one.replace(/(\d{3})(\d\d)/, '$1.$2.')}` };
      const contact = { ...data.contact, phone: `57-604-${other}` };
      const { id } = (await scene.done<ExpedienteBody>('/api/expedientes', { ...data, holder, contact }))
        .body;
      for (const digits of [`57310${one}`, `57604${other}`])
        for (const length of [7, 8, 10])
          for (const text of written(digits.slice(-length))) {
            const path = `/api/expedientes?tab=todos&text=${encodeURIComponent(text)}`;
            const { body } = await scene.get<Items<ExpedienteBody>>(path);
            same(
              `text=${text}`,
              body.items.map((item) => item.id),
              [id],
            );
          }
    },
  },
  {
    section,
    rule: 'text finds a case by the call of each of its asistencias, also once another is opened',
    async play(scene) {
      const call = { ...plainCase().call, id: `LL-${scene.name}` };
      const { expediente } = await scene.openCase({ ...plainAsistencia, call });
      await scene.done(`/api/expedientes/${expediente.id}/asistencias`, plainAsistencia);
      const text = call.id.toLowerCase();
      const { body } = await scene.get<Items<ExpedienteBody>>(`/api/expedientes?tab=todos&text=${text}`);
      same(
        `text=${text}`,
        body.items.map(({ id }) => id),
        [expediente.id],
      );
    },
  },
];
