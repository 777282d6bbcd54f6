import { FlowPane } from '../diagram/flow-pane.tsx';

/** Where the flow is read: the whole of Annex I, with nothing beside it. */
export function ReadingPlace() {
  return (
    <div className="reading">
      <FlowPane />
    </div>
  );
}
