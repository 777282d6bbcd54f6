import { type AnyDefinition, textIn } from '@conexion/machines';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { ClauseChips, ClauseWords } from '../ui/clause-chip.tsx';
import { type Drawn, type FlowPart, factsOf, type PartFacts, type StepFacts } from './element-facts.ts';
import { PickedPanel } from './picked-panel.tsx';

interface ElementPanelProps {
  readonly part: FlowPart;
  readonly layout: Drawn;
  readonly definition: AnyDefinition;
  /** Whether it was picked and stays, or is only being pointed at. */
  readonly isPicked: boolean;
}

/**
 * A state or an arrow in words: its clauses, and of an arrow who, under which conditions, from
 * where to where.
 */
export function ElementPanel({ part, layout, definition, isPicked }: ElementPanelProps) {
  const facts = factsOf(part, layout, definition);
  if (!facts) return null;
  const words = facts.kind === 'place' ? <Place facts={facts} isWhole={isPicked} /> : <Arrow facts={facts} />;
  if (isPicked) return <PickedPanel id={part.id}>{words}</PickedPanel>;
  return (
    <div className="element-panel" data-part={part.id}>
      {words}
    </div>
  );
}

interface PlaceProps {
  readonly facts: Extract<PartFacts, { kind: 'place' }>;
  /** With the ways out of it, too. */
  readonly isWhole: boolean;
}

function Place({ facts, isWhole }: PlaceProps) {
  const { lang, t } = useTexts();
  return (
    <>
      <h3>
        <span className="element-kind">{t.flow.state}</span> {textIn(facts.label, lang)}
      </h3>
      <ClauseWords of={facts.clauses} isLinked />
      {isWhole ? <WaysOut facts={facts} /> : null}
    </>
  );
}

function WaysOut({ facts }: Pick<PlaceProps, 'facts'>) {
  const { lang, t } = useTexts();
  if (facts.isFinal) return <p className="element-leaves">{t.flow.noWay}</p>;
  return (
    <>
      <p className="element-leaves">{t.flow.leaves}:</p>
      <ul className="element-ways">
        {facts.leaves.map(({ edge, target, step }) => (
          <li key={`${step.label.es} ${edge} ${target?.es}`}>
            <h4>
              {edge ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => go({ element: { kind: 'edge', id: edge } }, { replace: true })}
                >
                  {textIn(step.label, lang)}
                </button>
              ) : (
                textIn(step.label, lang)
              )}{' '}
              <span className="element-ends">
                {target ? `→ ${textIn(target, lang)}` : `· ${t.flow.stays}`}
              </span>
            </h4>
            <Demands step={step} />
            <ClauseChips of={step.clauses} isLinked />
          </li>
        ))}
      </ul>
    </>
  );
}

function Arrow({ facts }: { readonly facts: Extract<PartFacts, { kind: 'step' }> }) {
  const { lang, t } = useTexts();
  const { source, target, steps } = facts;
  return (
    <>
      {steps.map((step) => (
        <div key={step.label.es}>
          <h3>
            <span className="element-kind">{t.flow.arrow}</span> {textIn(step.label, lang)}{' '}
            <span className="element-ends">
              {textIn(source, lang)} → {target ? textIn(target, lang) : t.flow.stays}
            </span>
          </h3>
          <Step step={step} />
        </div>
      ))}
    </>
  );
}

/** Who acts, who may send it, and under which conditions. */
function Demands({ step }: { readonly step: StepFacts }) {
  const { lang, t } = useTexts();
  const ways = step.ways.map((way) => way.map((label) => textIn(label, lang)).join(', '));
  return (
    <p className="element-facts">
      {t.flow.actor}: {procedureWord('value', step.actor, lang)}. {t.flow.roles}:{' '}
      {step.roles.map((role) => procedureWord('role', role, lang)).join(', ')}.
      {ways.length > 0 ? ` ${t.flow.guards}: ${[...new Set(ways)].join(` ${t.flow.orElse} `)}.` : null}
    </p>
  );
}

function Step({ step }: { readonly step: StepFacts }) {
  const { lang, t } = useTexts();
  return (
    <>
      <Demands step={step} />
      <ClauseWords of={step.clauses} conditions={step.conditions} isLinked />
      {step.effects.length > 0 ? (
        <p className="element-effects">
          {t.reading.effects}: {step.effects.map((effect) => textIn(effect, lang)).join('; ')}.
        </p>
      ) : null}
    </>
  );
}
