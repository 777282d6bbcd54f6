import type { AsistenciaSummary } from '../records.ts';
import type { LogSource } from './log-source.ts';

const head = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>
    <string key="org:resource" value=""/>
    <string key="org:role" value=""/>
    <string key="lifecycle:transition" value="complete"/>
  </global>
  <classifier name="Activity" scope="event" keys="concept:name"/>
  <string key="concept:name" value="Conexión"/>
  <string key="lifecycle:model" value="standard"/>
`;

/** The journal as XES (IEEE 1849): a trace for each asistencia. */
export async function* xesLog({ cases, journal }: LogSource): AsyncGenerator<string> {
  yield head;
  for await (const { asistencias } of cases())
    for (const asistencia of asistencias) {
      yield `  <trace>\n${strings(4, traceAttributes(asistencia))}`;
      for await (const { type, at, by, to, stage, subStage } of journal(asistencia.id)) {
        const place = { 'conexion:state': to, 'conexion:stage': stage, 'conexion:subStage': subStage };
        yield `    <event>\n${strings(6, {
          'concept:name': type,
          'org:resource': by.id,
          'org:role': by.role,
          'lifecycle:transition': 'complete',
          ...place,
        })}      <date key="time:timestamp" value="${at}"/>\n    </event>\n`;
      }
      yield '  </trace>\n';
    }
  yield '</log>\n';
}

const traceAttributes = (asistencia: AsistenciaSummary): Record<string, string | null> => ({
  'concept:name': asistencia.id,
  'conexion:expediente': asistencia.expedienteId,
  'conexion:type': asistencia.type,
  'conexion:priority': asistencia.priority,
  'conexion:category': asistencia.category,
  'conexion:closureStatus': asistencia.closureStatus,
});

const strings = (indent: number, attributes: Record<string, string | null>): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${' '.repeat(indent)}<string key="${key}" value="${escaped(value ?? '')}"/>\n`)
    .join('');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

// XML 1.0 allows no form of most control characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? '');
