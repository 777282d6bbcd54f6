// The package describes its model but not its entry.
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{
      rootElement: unknown;
      warnings: readonly { message: string }[];
    }>;
  }
}
