import { type AnyDefinition, textIn } from '@conexion/machines';
import { graphOf, type Layout, layoutOf } from '@conexion/visualizer';

const made = new WeakMap<AnyDefinition, Map<string, Layout>>();

/**
 * The picture of a machine in a language: the one that is packaged, if it says the same; else one
 * made here.
 */
export function fittingLayout(packaged: Layout, definition: AnyDefinition, lang: string): Layout {
  const layouts = made.get(definition) ?? new Map<string, Layout>();
  made.set(definition, layouts);
  const { view } = packaged;
  const key = `${view} ${lang}`;
  const isFitting = () => packaged.lang === lang && isOf(packaged, definition, lang);
  const layout = layouts.get(key) ?? (isFitting() ? packaged : layoutOf(graphOf(definition), lang, view));
  layouts.set(key, layout);
  return layout;
}

/** Whether each element of a picture says what the definition says of it. */
function isOf(
  layout: Layout,
  { states, transitions, clauses, labels }: AnyDefinition,
  lang: string,
): boolean {
  const places = new Map([...layout.states, ...layout.regions].map(({ id, title }) => [id, title]));
  const arrows = [...layout.edges, ...layout.records];
  const titles = new Map(arrows.flatMap(({ transitions: of, title }) => of.map((id) => [id, title])));
  return (
    places.size === states.length &&
    titles.size === transitions.length &&
    states.every(({ path, label }) => places.get(path)?.startsWith(`${textIn(label, lang)}.`)) &&
    transitions.every(({ id, label, guards, clauses: cited, actor }) =>
      [
        label,
        ...guards.map((guard) => guard.label),
        ...cited.map((clause) => clauses[clause]),
        ...(labels.value[actor] ? [labels.value[actor]] : []),
      ].every((text) => titles.get(id)?.includes(textIn(text, lang))),
    )
  );
}
