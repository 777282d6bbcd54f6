import { dueTimes } from '../../asistencia/agenda.ts';
import type { AsistenciaContext } from '../../asistencia/context.ts';
import { type Effect, goodwillRequest, type Notice } from '../../asistencia/effects.ts';
import { type AutomaticKind, monitoringKinds, pendienteKinds } from '../../procedure/pendientes.ts';
import { minutesAfter } from '../../values/instant.ts';
import { type Action, nameOf } from './config.ts';
import { type Asked, type EffectSite, effectSites } from './effect-sites.ts';
import { type Mutant, type MutantKind, mutant } from './mutant.ts';

type Opening = Extract<Effect, { type: 'openPendiente' }>;

/** One wrong value of one effect: the others of the same place stay. */
interface Change {
  kind: MutantKind;
  what: string;
  instead(effect: Effect, asked: Asked): Effect;
}

const paramsOf = (action: Action): Readonly<Record<string, unknown>> =>
  typeof action === 'string' ? {} : (action.params ?? {});

/** The kinds of pendiente that an action opens. */
function kindsOpenedBy(action: Action): readonly AutomaticKind[] {
  const name = nameOf(action);
  if (name === 'openAgenda') return paramsOf(action).kinds as AutomaticKind[];
  if (name === 'requestGoodwill' || name === 'correctGoodwill') return ['requestGoodwill'];
  return name === 'tellSupervisor' ? ['tellSupervisor'] : [];
}

const after = <T>(values: readonly T[], value: T): T =>
  values[(values.indexOf(value) + 1) % values.length] as T;

const automatic = pendienteKinds.filter((kind) => kind !== 'manual');
const notices: readonly Notice[] = ['exceptionRequested', 'exceptionEscalated', 'excessFound'];

/** Another due time for a kind, from the machine's own. */
type Due = (context: AsistenciaContext, dueAt: string) => string | undefined;

const window = ({ assignment }: AsistenciaContext) => assignment?.window;
const flipped = (context: AsistenciaContext): AsistenciaContext => ({
  ...context,
  service: {
    ...context.service,
    priority: context.service.priority === 'emergencia' ? 'programada' : 'emergencia',
  },
});

/** Wrong times of a kind whose due time is some minutes after it is opened. */
const dueByMinutes = (kind: AutomaticKind): Readonly<Record<string, Due>> => ({
  'a millisecond late': (_, dueAt) => minutesAfter(dueAt, 1 / 60_000),
  'from the opening of the asistencia': ({ openedAt, lastAt }, dueAt) =>
    minutesAfter(openedAt, (Date.parse(dueAt) - Date.parse(lastAt)) / 60_000),
  'hours for minutes': ({ lastAt }, dueAt) =>
    minutesAfter(lastAt, (Date.parse(dueAt) - Date.parse(lastAt)) / 1000),
  'of another kind': (context) => dueTimes(after(automatic, kind), context)[0],
});

/** Wrong times of a kind whose due times follow the window. */
const dueByWindow = (kind: AutomaticKind): Readonly<Record<string, Due>> => ({
  'a millisecond late': (_, dueAt) => minutesAfter(dueAt, 1 / 60_000),
  'earliest for latest': (context) => {
    const known = window(context);
    const turned = known && { earliest: known.latest, latest: known.earliest };
    const assignment = context.assignment && turned && { ...context.assignment, window: turned };
    return dueTimes(kind, { ...context, assignment: assignment ?? null }).at(-1);
  },
  'of the other priority': (context) => dueTimes(kind, flipped(context))[0],
  'not raised to now': (context, dueAt) =>
    dueAt === minutesAfter(context.lastAt, 0) ? window(context)?.earliest : dueAt,
});

const ofOpening =
  (kind: AutomaticKind, instead: (opening: Opening, asked: Asked) => Effect) =>
  (effect: Effect, asked: Asked): Effect =>
    effect.type === 'openPendiente' && effect.params.kind === kind ? instead(effect, asked) : effect;

const changesOfOpening = (kind: AutomaticKind): Change[] => {
  const isMonitoring = (monitoringKinds as readonly AutomaticKind[]).includes(kind);
  return [
    {
      kind: 'role changed',
      what: `openPendiente ${kind}`,
      instead: ofOpening(kind, ({ type, params }) => ({
        type,
        params: { ...params, role: params.role === 'supervisor' ? 'gerencia' : 'supervisor' },
      })),
    },
    {
      kind: 'subject changed',
      what: `openPendiente ${kind}`,
      instead: ofOpening(kind, ({ type, params }) => ({
        type,
        params: { ...params, kind: after(automatic, kind) },
      })),
    },
    ...Object.entries((isMonitoring ? dueByWindow : dueByMinutes)(kind)).map(
      ([what, due]): Change => ({
        kind: 'due time changed',
        what: `openPendiente ${kind} ${what}`,
        instead: ofOpening(kind, ({ type, params }, { context }) => ({
          type,
          params: { ...params, dueAt: due(context, params.dueAt) ?? params.dueAt },
        })),
      }),
    ),
  ];
};

const ofNotice =
  (instead: (params: Extract<Effect, { type: 'notify' }>['params']) => object) =>
  (effect: Effect): Effect =>
    effect.type === 'notify' ? ({ type: 'notify', params: instead(effect.params) } as Effect) : effect;

const changesOfNotice: readonly Change[] = [
  {
    kind: 'role changed',
    what: 'notify',
    instead: ofNotice((params) => ({
      ...params,
      role: params.role === 'supervisor' ? 'gerencia' : 'supervisor',
    })),
  },
  ...[1, 2].map(
    (turns): Change => ({
      kind: 'subject changed',
      what: `notify, of ${turns === 1 ? 'the next' : 'the one before'}`,
      instead: ofNotice(({ about, ...params }) => ({
        ...params,
        about: notices[(notices.indexOf(about) + turns) % notices.length],
      })),
    }),
  ),
];

const changesOfRelease: readonly Change[] = [
  {
    kind: 'subject changed',
    what: 'releaseProvider, the quoted one',
    instead: (effect, { context }) =>
      effect.type === 'releaseProvider' && context.quote
        ? { type: 'releaseProvider', params: { provider: context.quote.provider } }
        : effect,
  },
  {
    kind: 'subject changed',
    what: 'releaseProvider, of another kind',
    instead: (effect) =>
      effect.type === 'releaseProvider'
        ? {
            type: 'releaseProvider',
            params: {
              provider: {
                ...effect.params.provider,
                kind: effect.params.provider.kind === 'internal' ? 'external' : 'internal',
              },
            },
          }
        : effect,
  },
];

/** Settling another kind instead of one. */
const changesOfSettling = (kinds: readonly AutomaticKind[]): Change[] =>
  kinds.map((kind) => ({
    kind: 'subject changed',
    what: `settlePendientes ${kind}`,
    instead: (effect) =>
      effect.type === 'settlePendientes'
        ? {
            ...effect,
            params: {
              ...effect.params,
              kinds: effect.params.kinds.map((own) => (own === kind ? after(automatic, kind) : own)),
            },
          }
        : effect,
  }));

function changesOf(action: Action): readonly Change[] {
  switch (nameOf(action)) {
    case 'notify':
    case 'notifyExcess':
      return changesOfNotice;
    case 'letProviderGo':
      return changesOfRelease;
    case 'settlePendientes':
      return changesOfSettling(paramsOf(action).kinds as AutomaticKind[]);
    default:
      return kindsOpenedBy(action).flatMap(changesOfOpening);
  }
}

const nameWithKinds = (action: Action): string =>
  [nameOf(action), paramsOf(action).kinds ?? paramsOf(action).about].flat().filter(Boolean).join(' ');

const doubled = ({ at, touches, action, make }: EffectSite): Mutant =>
  mutant({
    kind: 'effect doubled',
    at,
    what: nameWithKinds(action),
    touches,
    make: () => make((effects) => [...effects, ...effects]),
  });

/** A correction that changes nothing of the goodwill request, and cancels it and opens it again. */
const reopened = ({ at, touches, action, make }: EffectSite): Mutant[] =>
  nameOf(action) !== 'correctGoodwill'
    ? []
    : [
        mutant({
          kind: 'effect changed',
          at,
          what: 'correctGoodwill opens it again',
          touches,
          make: () =>
            make((effects, { context }) => {
              const again = effects.length === 0 ? goodwillRequest(context) : [];
              const cancelled: Effect = { type: 'cancelPendientes', params: { kinds: ['requestGoodwill'] } };
              return again.length > 0 ? [cancelled, ...again] : effects;
            }),
        }),
      ];

/** Each effect with one wrong value: its role, its subject, its time; or asked for twice. */
export const effectValueMutants: readonly Mutant[] = effectSites.flatMap((site) => [
  doubled(site),
  ...reopened(site),
  ...changesOf(site.action).map(({ kind, what, instead }) =>
    mutant({
      kind,
      at: site.at,
      what,
      touches: site.touches,
      make: () => site.make((effects, asked) => effects.map((effect) => instead(effect, asked))),
    }),
  ),
]);
