import { type By, definition } from '@conexion/machines';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { OwnDefinitionProvider, useDefinition } from '../api/use-definition.ts';
import { ViewSwitch } from '../app/view-switch.tsx';
import { zoneOf } from '../case/facts-of-context.ts';
import { StepPortProvider } from '../case/step-port.ts';
import { CaseFlow } from '../diagram/flow-pane.tsx';
import { useStore } from '../external-store.ts';
import { useTexts } from '../i18n/language.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { ClockContext } from '../time/clock.ts';
import { ZoneContext } from '../time/zone.ts';
import { ActorField, firstActor } from './actor-field.tsx';
import { AddAsistencia } from './add-asistencia.tsx';
import { ClockControls } from './clock-controls.tsx';
import { FileFailure } from './file-failure.tsx';
import { isSameMachine } from './is-same-machine.ts';
import { type PlayedAsistencia, type PlayedScript, playScript } from './play-script.ts';
import type { CaseFileError } from './read-case.ts';
import { SaveSimulation } from './save-simulation.tsx';
import type { Linked } from './script-link.ts';
import { ScriptPanel } from './script-panel.tsx';
import { asistenciaOf, entriesOf, pendientesOf } from './simulated-bodies.ts';
import { SimulatedCase } from './simulated-case.tsx';
import { goToStep, playNext, simulationStore } from './simulation-store.ts';
import { StartSimulation } from './start-simulation.tsx';
import { useCaseFiles } from './use-case-files.ts';
import { useLinkedSimulation } from './use-linked-simulation.ts';
import { useLocalSteps } from './use-local-steps.ts';
import { useWords } from './words.ts';
import './simulate-place.css';

const standard = definition();

/**
 * Where the procedure is tried out: the machine runs in this page, and nothing leaves it. The page
 * has the standard machine alone, so it simulates none of a service that runs another.
 */
export function SimulatePlace() {
  const simulation = useStore(simulationStore);
  const { isTooLong, isBroken } = useLinkedSimulation();
  const { failure, open, target } = useCaseFiles();
  const served = useDefinition({ enabled: useCurrentSession() !== null });
  const isOther = useMemo(() => served !== undefined && !isSameMachine(served, standard), [served]);
  if (isOther) return <Unavailable />;
  return (
    <OwnDefinitionProvider value={served ?? standard}>
      <div className="simulate" {...target}>
        {simulation ? (
          <Running simulation={simulation} isTooLong={isTooLong} failure={failure} />
        ) : (
          <StartSimulation failure={failure} isLinkBroken={isBroken} onFile={open} />
        )}
      </div>
    </OwnDefinitionProvider>
  );
}

function Unavailable() {
  const words = useWords();
  return (
    <div className="sim-start">
      <h2>{words.title}</h2>
      <p className="notice">{words.otherMachine}</p>
    </div>
  );
}

interface RunningProps {
  readonly simulation: Linked;
  readonly isTooLong: boolean;
  /** Of a file that was dropped on it. */
  readonly failure: CaseFileError | null;
}

function Running({ simulation, isTooLong, failure }: RunningProps) {
  const { script, played } = simulation;
  const words = useWords();
  const { view } = useRoute();
  const [by, setBy] = useState(firstActor);
  const [isWide, onWiden] = useState(false);
  const result = useMemo(() => playScript(script, played), [script, played]);
  const { clock } = result;
  const current = result.asistencias.at(-1);
  const port = useLocalSteps(result, by);
  const now = useMemo(() => () => Date.parse(clock), [clock]);
  const bodies = useBodies(current, clock, by);
  return (
    <ClockContext value={now}>
      <ZoneContext value={zoneOf({ plan: current?.input.plan })}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are a second way to the buttons inside */}
        <div
          className="panes"
          data-view={view}
          data-case=""
          data-flow-wide={isWide ? '' : undefined}
          onKeyDown={(event) => undoByKey(event, played)}
        >
          <ControlPane {...{ simulation, isTooLong, failure, result, by, setBy }} />
          <section className="pane pane-case" id="case" tabIndex={-1} aria-label={words.views.case}>
            {bodies ? (
              <StepPortProvider value={port}>
                <SimulatedCase {...bodies} expediente={script.expediente} role={by.role} />
              </StepPortProvider>
            ) : null}
          </section>
          <section className="pane pane-flow" aria-label={words.views.flow}>
            <CaseFlow
              widening={{ isWide, onWiden }}
              followed={
                bodies && { id: bodies.asistencia.id, state: bodies.asistencia.state, moves: bodies.entries }
              }
            />
          </section>
        </div>
        <ViewSwitch labels={words.views} />
      </ZoneContext>
    </ClockContext>
  );
}

interface ControlPaneProps extends RunningProps {
  readonly result: PlayedScript;
  readonly by: By;
  readonly setBy: (by: By) => void;
}

/** The clock, who acts, and the script with what can be done with it. */
function ControlPane({ simulation, isTooLong, failure, result, by, setBy }: ControlPaneProps) {
  const words = useWords();
  const { clock, asistencias, outcomes } = result;
  return (
    <section className="pane pane-cases" aria-label={words.views.cases}>
      <div className="pane-header">
        <h2>{words.title}</h2>
        <button type="button" className="button small" onClick={leave}>
          {words.restart}
        </button>
      </div>
      <div className="pane-body sim-panel">
        {failure ? <FileFailure failure={failure} /> : null}
        <ClockControls
          clock={clock}
          current={asistencias.at(-1)}
          onWait={(at) => playNext({ kind: 'wait', at })}
        />
        <ActorField by={by} onChange={setBy} />
        <ScriptPanel script={simulation.script} outcomes={outcomes} />
        <AddAsistencia simulation={simulation} result={result} />
        <SaveSimulation simulation={simulation} isTooLong={isTooLong} />
      </div>
    </section>
  );
}

/** The asistencia at hand as the service would answer it; null before there is one. */
function useBodies(current: PlayedAsistencia | undefined, clock: string, by: By) {
  const { lang } = useTexts();
  return useMemo(() => {
    if (!current) return null;
    return {
      asistencia: asistenciaOf(current, { at: clock, by }, lang),
      entries: entriesOf(current, lang),
      pendientes: pendientesOf(current, lang),
    };
  }, [current, clock, by, lang]);
}

function undoByKey(event: KeyboardEvent, played: number): void {
  const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
  // In a form the keys undo what was typed.
  if (!isUndo || (event.target instanceof Element && event.target.matches('input, textarea, select'))) return;
  event.preventDefault();
  goToStep(played + (event.shiftKey ? 1 : -1));
}

function leave(): void {
  simulationStore.set(null);
  go({ script: null, view: 'cases', section: 'steps', element: null });
}
