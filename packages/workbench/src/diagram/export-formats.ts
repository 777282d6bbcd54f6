import type { Text } from '@conexion/machines';

interface ExportFormat {
  readonly format: string;
  /** Of the file, where it is not the name of the format. */
  readonly extension?: string;
  readonly name: string;
  readonly use: Text;
  /** The flow drawn by lanes instead of by stages. */
  readonly view?: 'lanes';
  /** The largest paper of a PDF, where it is not A4. */
  readonly paper?: 'a3';
}

const byLanes = { use: { es: 'por carriles', en: 'by lanes' }, view: 'lanes' } as const;

/**
 * The formats in which the page offers the flow, and what each is for. They are written when the
 * page is built.
 */
export const exportFormats: readonly ExportFormat[] = [
  { format: 'svg', name: 'SVG', use: { es: 'páginas y diapositivas', en: 'pages and slides' } },
  { format: 'png', name: 'PNG', use: { es: 'documentos y chats', en: 'documents and chats' } },
  { format: 'pdf', name: 'PDF', use: { es: 'imprimir en A4 y buscar', en: 'printing on A4, searching' } },
  {
    format: 'pdf',
    name: 'PDF',
    use: { es: 'imprimir también en A3', en: 'printing on A3, too' },
    paper: 'a3',
  },
  {
    format: 'mermaid',
    extension: 'mmd',
    name: 'Mermaid',
    use: { es: 'wikis y README', en: 'wikis and READMEs' },
  },
  { format: 'scxml', name: 'SCXML', use: { es: 'simuladores de estados', en: 'statechart tools' } },
  { format: 'bpmn', name: 'BPMN 2.0', use: { es: 'bpmn-js y Camunda', en: 'bpmn-js and Camunda' } },
  { format: 'json', name: 'JSON', use: { es: 'sus programas', en: 'your programs' } },
  { format: 'svg', name: 'SVG', ...byLanes },
  { format: 'png', name: 'PNG', ...byLanes },
  { format: 'pdf', name: 'PDF', ...byLanes },
];

/** The name of the file with the flow in a format and a language. */
export const exportName = ({ format, extension = format, view, paper }: ExportFormat, lang: string): string =>
  ['flow', view, paper, lang, extension].filter(Boolean).join('.');
