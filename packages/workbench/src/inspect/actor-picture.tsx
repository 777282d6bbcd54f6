import type { AnyDefinition } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDefinition } from '../api/use-definition.ts';
import { CaseFlow, Flow } from '../diagram/flow-pane.tsx';
import type { FollowedCase } from '../diagram/use-highlight.ts';
import { useTexts } from '../i18n/language.ts';
import { machineQuery } from './draw-machine.ts';
import type { Actor } from './inspected.ts';
import { useWords } from './words.ts';

/**
 * The machine of an actor with where it is and the way that it came: the procedure's as it is drawn
 * everywhere.
 */
export function ActorPicture({ actor }: { readonly actor: Actor }) {
  const { lang } = useTexts();
  const words = useWords();
  const procedure = useDefinition();
  const { key, states, moves, definition } = actor;
  const isProcedure = useMemo(
    () => procedure !== undefined && isDefinitionOf(procedure, definition),
    [procedure, definition],
  );
  const drawing = useQuery({
    ...machineQuery(definition, lang),
    enabled: procedure !== undefined && !isProcedure,
  });
  const followed = useMemo((): FollowedCase => {
    const [state, ...alsoIn] = states;
    return { id: key, state, alsoIn, moves };
  }, [key, states, moves]);
  if (isProcedure) return <CaseFlow followed={followed} />;
  if (drawing.isPending) return <p className="empty">{words.drawing}</p>;
  if (!drawing.data) return <p className="empty">{words.noPicture}</p>;
  return <Flow key={key} layout={drawing.data} definition={undefined} followed={followed} isForeign />;
}

/**
 * Whether a configuration is that of the procedure: of its name, and with its places on the
 * outermost level.
 */
function isDefinitionOf({ machine, states }: AnyDefinition, definition: string | null): boolean {
  if (definition === null) return false;
  const config = JSON.parse(definition) as { id?: unknown; states: Record<string, unknown> };
  const outermost = states.filter(({ parent }) => parent === null).map(({ path }) => path);
  // The inspector writes names in their alphabetical order.
  return config.id === machine && outermost.sort().join() === Object.keys(config.states).sort().join();
}
