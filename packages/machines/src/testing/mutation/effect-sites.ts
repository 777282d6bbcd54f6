import { enqueueActions } from 'xstate';
import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../../asistencia/context.ts';
import {
  type Agenda,
  type Effect,
  excessNotice,
  goodwillCorrection,
  goodwillRequest,
  openings,
  providerRelease,
  supervisorTelling,
} from '../../asistencia/effects.ts';
import { definition } from '../../host/standard-host.ts';
import { type Action, entries, nameOf, siteKey, sites, withBranch, withEntry } from './config.ts';
import type { Machine } from './mutant.ts';

/** What an effect depends on. */
export interface Asked {
  context: AsistenciaContext;
  event: AsistenciaEvent;
}

/** A place where the machine asks for effects. */
export interface EffectSite {
  at: string;
  touches: readonly string[];
  action: Action;
  /** The machine with the effects of this place changed. */
  make(change: (effects: readonly Effect[], asked: Asked) => readonly Effect[]): Machine;
}

/** The effects that an action asks for, by its name. */
const effectsOf: Readonly<Record<string, (asked: Asked, params: never) => readonly Effect[]>> = {
  openAgenda: ({ context }, params: Agenda) => openings(context, params),
  requestGoodwill: ({ context }) => goodwillRequest(context),
  correctGoodwill: ({ context, event }) => goodwillCorrection(context, event),
  tellSupervisor: ({ context }) => supervisorTelling(context),
  notifyExcess: ({ context }) => excessNotice(context),
  letProviderGo: ({ context }) => providerRelease(context),
  settlePendientes: (_, params) => [{ type: 'settlePendientes', params }],
  cancelPendientes: (_, params) => [{ type: 'cancelPendientes', params }],
  notify: (_, params) => [{ type: 'notify', params }],
};

/** An action that asks for the effects of another, changed. */
function changed(action: Action, change: Parameters<EffectSite['make']>[0]): Action {
  const own = effectsOf[nameOf(action)] as (asked: Asked, params: unknown) => readonly Effect[];
  const params = typeof action === 'string' ? undefined : action.params;
  return enqueueActions(({ context, event, enqueue }) => {
    const asked = { context, event } as Asked;
    for (const effect of change(own(asked, params), asked)) enqueue(effect as never);
  }) as unknown as Action;
}

const { initial, transitions } = definition();

/**
 * The transitions that enter a state. The initial state is entered on opening, so any event tried
 * there shows the mutant.
 */
export const waysInto = (state: string): string[] =>
  state === initial
    ? sites.filter((site) => site.state === initial).map(siteKey)
    : transitions
        .filter(({ target }) => target === state || target?.startsWith(`${state}.`))
        .map(({ id }) => id);

const isEffect = (action: Action): boolean => nameOf(action) in effectsOf;

export const effectSites: readonly EffectSite[] = [
  ...sites.flatMap((site) =>
    site.branches.flatMap((branch, index) =>
      branch.actions.flatMap((action, place): EffectSite[] =>
        isEffect(action)
          ? [
              {
                at: `${siteKey(site)} ${index}`,
                touches: [`${siteKey(site)} ${index}`],
                action,
                make: (change) =>
                  withBranch(site, index, () => ({
                    ...branch,
                    actions: branch.actions.with(place, changed(action, change)),
                  })),
              },
            ]
          : [],
      ),
    ),
  ),
  ...entries.flatMap(({ state, actions }) =>
    actions.flatMap((action, place): EffectSite[] =>
      isEffect(action)
        ? [
            {
              at: `entering ${state}`,
              touches: waysInto(state),
              action,
              make: (change) => withEntry(state, actions.with(place, changed(action, change))),
            },
          ]
        : [],
    ),
  ),
];
