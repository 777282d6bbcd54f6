import scion from '@scion-scxml/scxml';

/** The document running in SCION, without its clock: timers fire when they are sent. */
export async function startedBy(document: string) {
  const quiet = { customSend() {}, customCancel() {}, console: { log() {} } };
  const model = await new Promise<ConstructorParameters<typeof scion.core.Statechart>[0]>(
    (resolve, reject) => {
      scion.documentStringToModel('', document, (error, factory) => {
        if (error) return reject(error);
        factory.prepare((failure, made) => (failure ? reject(failure) : resolve(made)));
      });
    },
  );
  const engine = new scion.core.Statechart(model, quiet as object);
  let steps = 0;
  engine.on('onSmallStepBegin', () => {
    steps += 1;
    if (steps > 1000) throw new Error(`The document runs in a circle\n${document}`);
  });
  engine.start();
  const { _model } = engine as unknown as { _model: Record<'$deserializeDatamodel', (data: object) => void> };
  const data = [...document.matchAll(/<data id="(\w+)" expr="false" cx:label="([^"]*)"/g)];
  return {
    send: (name: string) => {
      steps = 0;
      engine.gen(name);
    },
    configuration: () => engine.getFullConfiguration().filter((id) => !id.startsWith('$generated')),
    setGuards: (values: ReadonlyMap<string, boolean>) =>
      _model.$deserializeDatamodel(
        Object.fromEntries(data.map(([, id = '', label = '']) => [id, values.get(label) ?? false])),
      ),
  };
}
