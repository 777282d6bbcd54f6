import { type Text, textIn } from '@conexion/machines';
import { arrowText } from '../graph/arrow-text.ts';
import type { Chart } from '../graph/chart.ts';
import type { ChartFinding } from './chart-findings.ts';

/** What `check` finds: in the machine, or that a picture in `file` is no longer that of it. */
export type Finding = ChartFinding | { kind: 'drift'; file: string };

const words = {
  clean: { es: 'sin hallazgos', en: 'no findings' },
  found: { es: 'hallazgos: {0}', en: 'findings: {0}' },
  unreachable: { es: '{0}: nunca se llega a este estado', en: '{0}: this state is never entered' },
  shadowed: {
    es: '{0}: nunca se toma, porque antes siempre pasa {1}',
    en: '{0}: never taken, because this one comes first and always passes: {1}',
  },
  drift: {
    es: '{0}: ya no es el dibujo de la máquina; vuelva a escribirlo con --out',
    en: '{0}: no longer the picture of the machine; write it again with --out',
  },
} as const satisfies Record<string, Text>;

/** The findings in words, a line each. */
export function findingsText(chart: Chart, findings: readonly Finding[], lang: string): string {
  const { nameOf, arrowOf } = arrowText([chart], lang);
  const say = (sentence: Text, ...parts: readonly string[]) =>
    textIn(sentence, lang).replace(/\{(\d)\}/g, (_, place) => parts[place] ?? '');
  const lineOf = (finding: Finding) => {
    switch (finding.kind) {
      case 'unreachable':
        return say(words.unreachable, nameOf(finding.state.path));
      case 'shadowed':
        return say(words.shadowed, arrowOf(finding.transition), arrowOf(finding.by));
      case 'drift':
        return say(words.drift, finding.file);
    }
  };
  const sum = findings.length === 0 ? say(words.clean) : say(words.found, String(findings.length));
  return [`${chart.machine}: ${sum}`, ...findings.map((it) => `  ! ${lineOf(it)}`), ''].join('\n');
}
