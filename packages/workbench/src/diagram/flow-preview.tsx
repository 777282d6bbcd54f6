import type { AnyDefinition } from '@conexion/machines';
import type { Drawn, FlowPart } from './element-facts.ts';
import { ElementPanel } from './element-panel.tsx';

interface FlowPreviewProps {
  readonly pointed: FlowPart | null;
  /** Whether it stands at the top, because what is pointed at is at the bottom. */
  readonly isHigh: boolean;
  readonly layout: Drawn;
  readonly definition: AnyDefinition | undefined;
}

/** What is pointed at, in words, as long as it is: in the other half of the picture. */
export function FlowPreview({ pointed, isHigh, layout, definition }: FlowPreviewProps) {
  return (
    <div className="flow-words" data-at={isHigh ? 'top' : 'bottom'} aria-live="polite">
      {pointed && definition ? (
        <ElementPanel part={pointed} layout={layout} definition={definition} isPicked={false} />
      ) : null}
    </div>
  );
}
