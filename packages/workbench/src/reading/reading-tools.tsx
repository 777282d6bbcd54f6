import type { AnyDefinition } from '@conexion/machines';
import type { Graph } from '@conexion/visualizer';
import { useTexts } from '../i18n/language.ts';
import { flowReadings } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';
import { SearchBox } from './search-box.tsx';
import { ShowMenu } from './show-menu.tsx';
import type { CoverageFile } from './use-coverage.ts';

interface ReadingToolsProps {
  readonly graph: Graph;
  readonly definition: AnyDefinition;
  readonly coverage: CoverageFile;
}

/**
 * How the flow is read, what is searched for in it, what of it is collapsed and what lies over it.
 */
export function ReadingTools({ graph, definition, coverage }: ReadingToolsProps) {
  const { t } = useTexts();
  const { reading } = useRoute();
  return (
    <div className="reading-tools">
      <fieldset className="segmented" aria-label={t.reading.viewSwitch}>
        {flowReadings.map((id) => (
          <button key={id} type="button" aria-pressed={id === reading} onClick={() => go({ reading: id })}>
            {t.reading.views[id]}
          </button>
        ))}
      </fieldset>
      <SearchBox graph={graph} definition={definition} />
      <ShowMenu graph={graph} coverage={coverage} />
    </div>
  );
}
