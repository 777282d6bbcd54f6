import { asistenciaMachine } from '../../asistencia/asistencia.ts';
import { type Action, type Branch, entries, nameOf, ofBranch, siteKey, sites, withEntry } from './config.ts';
import { waysInto } from './effect-sites.ts';
import { type Mutant, type MutantKind, mutant } from './mutant.ts';

/** How a mutant changes an action: it drops the action or puts another in its place. */
interface Change {
  kind: MutantKind;
  what: string;
  instead: readonly Action[];
}

const isRecord = (action: Action): boolean => nameOf(action).startsWith('record');

const opposite: Readonly<Record<string, string>> = {
  settlePendientes: 'cancelPendientes',
  cancelPendientes: 'settlePendientes',
  supervisor: 'gerencia',
  gerencia: 'supervisor',
  automatic: 'all',
  all: 'automatic',
  cotizacion: 'oferta',
  oferta: 'cotizacion',
};

/** Every way to get one action wrong. */
function changesOf(action: Action): Change[] {
  const of = isRecord(action) ? 'record' : 'effect';
  const name = nameOf(action);
  const dropped: Change = { kind: `${of} dropped`, what: nameWithParams(action), instead: [] };
  if (typeof action === 'string') return [dropped];

  const { params = {} } = action;
  const changed = (what: string, instead: Action): Change => ({
    kind: `${of} changed`,
    what,
    instead: [instead],
  });
  const kinds = Array.isArray(params.kinds) ? (params.kinds as string[]) : [];
  const without = (kind: string) => ({ ...params, kinds: kinds.filter((other) => other !== kind) });
  const turned = ['role', 'from', 'kinds'].filter((key) => opposite[params[key] as string]);
  return [
    dropped,
    ...(kinds.length > 1 ? kinds : []).map(
      (kind): Change => ({
        kind: 'effect dropped',
        what: `${name} ${kind}`,
        instead: [{ type: name, params: without(kind) }],
      }),
    ),
    ...('soonest' in params
      ? [changed(`${name} all, not the soonest`, { type: name, params: { kinds } })]
      : []),
    ...turned.map((key) => {
      const value = opposite[params[key] as string] as string;
      return changed(`${name} ${key} ${value}`, { type: name, params: { ...params, [key]: value } });
    }),
    ...(name in opposite && kinds.length > 0
      ? [
          changed(`${opposite[name]} ${kinds.join('+')}`, {
            type: opposite[name] as string,
            params: { kinds },
          }),
        ]
      : []),
  ];
}

const nameWithParams = (action: Action): string => {
  if (typeof action === 'string') return action;
  const { kinds, role } = (action.params ?? {}) as { kinds?: string | string[]; role?: string };
  const affected = typeof kinds === 'string' ? kinds : kinds?.join('+');
  return [action.type, affected, role].filter(Boolean).join(' ');
};

const replaced = (actions: readonly Action[], index: number, instead: readonly Action[]): Action[] =>
  actions.flatMap((action, place) => (place === index ? instead : [action]));

/** The stamp is recorded by `step` for every transition, in one place. */
const universal = 'recordStamp';

const ofTransitions: Mutant[] = sites.flatMap((site) =>
  site.branches.flatMap((branch: Branch, index) =>
    branch.actions.flatMap((action, place) =>
      (action === universal ? [] : changesOf(action)).map(({ kind, what, instead }) =>
        mutant({
          kind,
          what,
          ...ofBranch(site, index, () => ({ ...branch, actions: replaced(branch.actions, place, instead) })),
        }),
      ),
    ),
  ),
);

const ofEntries: Mutant[] = entries.flatMap(({ state, actions }) =>
  actions.flatMap((action, place) =>
    changesOf(action).map(({ kind, what, instead }) =>
      mutant({
        kind,
        at: `entering ${state}`,
        what,
        touches: waysInto(state),
        make: () => withEntry(state, replaced(actions, place, instead)),
      }),
    ),
  ),
);

const stamp: Mutant = mutant({
  kind: 'record dropped',
  at: 'everywhere',
  what: universal,
  touches: sites.map(siteKey),
  make: () => asistenciaMachine.provide({ actions: { [universal]: () => {} } }),
});

export const actionMutants: readonly Mutant[] = [...ofTransitions, ...ofEntries, stamp];
