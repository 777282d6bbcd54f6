import { type ActorKind, label, textIn } from '@conexion/machines';
import {
  type Edge,
  type Graph,
  guardTexts,
  type SelfRecord,
  type State,
  type Step,
} from '@conexion/visualizer';
import { type ReactNode, useEffect, useId } from 'react';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { ClauseChips } from '../ui/clause-chip.tsx';
import { PickLink } from './implementers-panel.tsx';

interface FlowListProps {
  readonly graph: Graph;
  /** Ids of the parts that belong to what is picked. */
  readonly marked: readonly string[];
}

/**
 * The content of the picture as a list, for the keyboard and screen readers: stages, their states,
 * their steps.
 */
export function FlowList({ graph, marked }: FlowListProps) {
  const { lang, t } = useTexts();
  useShown(marked);
  const closures = graph.states.filter(({ region }) => region === null);
  return (
    <div className="flow-list">
      {graph.regions.map((region) => {
        const states = graph.states.filter((state) => state.region === region.id);
        const isItsOwnState = states.some(({ id }) => id === region.id);
        return (
          <Section
            key={region.id}
            title={[region.number, textIn(region.label, lang)].filter(Boolean).join(' ')}
            level={2}
          >
            {region.held ? (
              <p>
                {t.reading.held}: {textIn(region.held.label, lang)}{' '}
                <ClauseChips of={[region.held.clause]} isLinked />
              </p>
            ) : null}
            {states.map((state) => (
              <StateSection key={state.id} state={state} graph={graph} marked={marked} />
            ))}
            {isItsOwnState ? null : (
              <Steps of={region.id} title={t.reading.whole} graph={graph} marked={marked} />
            )}
          </Section>
        );
      })}
      <Section title={t.reading.closures} level={2}>
        {closures.map((state) => (
          <StateSection key={state.id} state={state} graph={graph} marked={marked} />
        ))}
      </Section>
    </div>
  );
}

/** Brings what is picked into view. */
function useShown(marked: readonly string[]): void {
  const { element } = useRoute();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice moves the list
  useEffect(() => {
    document.querySelector('.flow-list [data-marked]')?.scrollIntoView({ block: 'center' });
  }, [element?.id, marked.length > 0]);
}

interface SectionProps {
  readonly title: string;
  readonly level: 2 | 3;
  readonly isMarked?: boolean;
  readonly children: ReactNode;
}

function Section({ title, level, isMarked = false, children }: SectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} data-marked={isMarked ? '' : undefined}>
      <Heading id={id}>{title}</Heading>
      {children}
    </section>
  );
}

interface StateSectionProps extends FlowListProps {
  readonly state: State;
}

function StateSection({ state, graph, marked }: StateSectionProps) {
  const { lang, t } = useTexts();
  const { id, number, label, clauses, closure, holds } = state;
  const title = [number, textIn(label, lang)].filter(Boolean).join(' ');
  return (
    <Section title={title} level={3} isMarked={marked.includes(id)}>
      <p className="flow-list-clauses">
        <ClauseChips of={clauses} isLinked /> {holds ? t.reading.holds(holds.states, holds.steps) : null}
        {closure ? t.flow.noWay : null}
      </p>
      <Steps of={id} graph={graph} marked={marked} />
    </Section>
  );
}

interface StepsProps extends FlowListProps {
  /** The state or the region that they leave. */
  readonly of: string;
  readonly title?: string;
}

function Steps({ of, title, graph, marked }: StepsProps) {
  const { t } = useTexts();
  const exits = graph.edges.filter(({ source }) => source === of);
  const records = graph.records.filter(({ source }) => source === of);
  if (exits.length + records.length === 0) return null;
  return (
    <>
      {title ? <h3>{title}</h3> : null}
      <ul>
        {exits.flatMap((edge) =>
          edge.steps.map((step) => (
            <StepItem
              key={`${edge.id} ${step.event} ${step.actor}`}
              arrow={edge}
              step={step}
              graph={graph}
              marked={marked}
            />
          )),
        )}
        {records.map((record) => (
          <StepItem key={record.id} arrow={record} step={record.step} graph={graph} marked={marked}>
            {t.flow.stays}
          </StepItem>
        ))}
      </ul>
    </>
  );
}

interface StepItemProps extends FlowListProps {
  readonly arrow: Edge | SelfRecord;
  readonly step: Step;
  readonly children?: ReactNode;
}

function StepItem({ arrow, step, graph, marked, children }: StepItemProps) {
  const { lang, t } = useTexts();
  const target = 'target' in arrow ? graph.states.find(({ id }) => id === arrow.target) : null;
  const guards = guardTexts(step, lang);
  return (
    <li data-marked={marked.includes(arrow.id) ? '' : undefined}>
      {step.actor ? <Actor of={step.actor} /> : null}{' '}
      <PickLink element={{ kind: 'edge', id: arrow.id }}>{textIn(step.label, lang)}</PickLink>
      {target ? (
        <>
          {' → '}
          <PickLink element={{ kind: 'state', id: target.id }}>
            {[target.number, textIn(target.label, lang)].filter(Boolean).join(' ')}
          </PickLink>
        </>
      ) : (
        <span className="muted"> {children}</span>
      )}{' '}
      <ClauseChips of={step.clauses} isLinked />
      {guards.length > 0 ? (
        <p className="muted">
          {t.flow.guards}: {guards.map(({ bullet, text }) => bullet + text).join(' ')}
        </p>
      ) : null}
    </li>
  );
}

const Actor = ({ of }: { readonly of: ActorKind }) => {
  const { lang } = useTexts();
  return (
    <span className="flow-list-actor" data-actor={of}>
      {textIn(label('value', of), lang)}
    </span>
  );
};
