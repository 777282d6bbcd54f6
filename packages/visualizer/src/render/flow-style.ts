import { fontStack, textStyles } from '../layout/text-metrics.ts';
import { type Colour, colours } from './colours.ts';

const statuses = [
  'canceladoAlMomento',
  'canceladoPosterior',
  'proveedorCancelado',
  'proveedorConcluido',
  'asistenciaConcluida',
] as const;
const actors = ['afiliado', 'coordinador', 'proveedor', 'superior'] as const;

const letters = Object.entries(textStyles)
  .map(([name, { size, weight }]) => `.cx-flow .t-${name}{font-size:${size}px;font-weight:${weight}}`)
  .join('\n');

const tones = (of: (colour: Colour) => string) =>
  [
    ...statuses.map((status) => `.cx-flow .s-${status}{color:${of(status)}}`),
    ...actors.map((actor) => `.cx-flow .a-${actor}{color:${of(actor)}}`),
  ].join('\n');

const styleOf = (
  of: (colour: Colour) => string,
) => `.cx-flow{font-family:${fontStack};color:${of('ink')};background:${of('paper')}}
.cx-flow text{fill:${of('ink')};white-space:pre}
${letters}
${tones(of)}
.cx-flow .t-clause,.cx-flow .t-guard{fill:${of('quiet')}}
.cx-flow .paper{fill:${of('paper')}}
.cx-flow .region>rect{fill:${of('stage')};stroke:${of('stage-edge')};stroke-width:1.5}
.cx-flow .region.aside>rect{fill:${of('aside')};stroke:${of('aside-edge')};stroke-dasharray:7 5}
.cx-flow .region .t-number{fill:${of('accent')}}
.cx-flow .region .held rect{fill:${of('paper')};stroke:currentColor;stroke-width:1.5}
.cx-flow .region .held text{fill:currentColor}
.cx-flow .card{fill:${of('card')};stroke:${of('line')};stroke-width:1.2}
.cx-flow .panel{fill:none;stroke:${of('line')};stroke-dasharray:4 4}
.cx-flow .panel-title{font-style:italic}
.cx-flow .state>rect{fill:${of('head')};stroke:${of('forward')};stroke-width:1.6}
.cx-flow .state.closure>rect{fill:currentColor;stroke:currentColor}
.cx-flow .state.closure text{fill:#fff}
.cx-flow .initial{fill:${of('forward')};stroke:${of('forward')};stroke-width:3}
.cx-flow .edge{color:${of('forward')}}
.cx-flow .edge.back{color:${of('back')}}
${statuses.map((status) => `.cx-flow .edge.s-${status}{color:${of(status)}}`).join('\n')}
.cx-flow .edge .reach{stroke:transparent;stroke-width:11;fill:none}
.cx-flow .edge .line{stroke:currentColor;stroke-width:1.6;fill:none}
.cx-flow .edge.main .line{stroke-width:3}
.cx-flow .edge.s-asistenciaConcluida .line{stroke-width:3}
.cx-flow .edge .head{fill:currentColor}
.cx-flow .edge .row,.cx-flow .record .row{fill:transparent}
.cx-flow .rule{stroke:${of('stage-edge')}}
.cx-flow .clauses .t-record{fill:${of('quiet')}}
.cx-flow .clauses [data-clause] .t-event{fill:${of('accent')}}
.cx-flow .badge circle,.cx-flow .badge rect{fill:currentColor}
.cx-flow .badge text{fill:#fff;font-size:10px;font-weight:600;text-anchor:middle}
.cx-flow .again{stroke:currentColor;stroke-width:1.6;fill:none}
.cx-flow .again-tip{fill:currentColor}
.cx-flow .node{outline:none}
.cx-flow .node[role=button]{cursor:pointer}
.cx-flow .node:hover .row,.cx-flow .node:focus-visible .row,.cx-flow .node.selected .row{fill:${of('accent-soft')}}
.cx-flow .edge:hover .line,.cx-flow .edge:focus-visible .line,.cx-flow .edge.selected .line{stroke:${of('accent')};stroke-width:3.4}
.cx-flow .edge:hover .head,.cx-flow .edge:focus-visible .head,.cx-flow .edge.selected .head{fill:${of('accent')}}
.cx-flow .state:hover>rect,.cx-flow .state:focus-visible>rect,.cx-flow .state.selected>rect{stroke:${of('accent')};stroke-width:3}
.cx-flow.trail .node.edge:not(.visited) .line,.cx-flow.trail .node.edge:not(.visited) .head{opacity:.35}
.cx-flow .state.visited>rect{fill:${of('accent-soft')};stroke:${of('accent')};stroke-width:2}
.cx-flow .state.closure.visited>rect{fill:currentColor}
.cx-flow .edge.visited .line{stroke:${of('accent')};stroke-width:3.6}
.cx-flow .edge.visited .head,.cx-flow .visited .again-tip{fill:${of('accent')}}
.cx-flow .visited .again{stroke:${of('accent')};stroke-width:2.6}
.cx-flow .state.current>rect{stroke:${of('accent')};stroke-width:5}
.cx-flow .order rect{fill:${of('accent')};stroke:${of('paper')};stroke-width:1.5}
.cx-flow .order text{fill:#fff;font-size:11px;font-weight:600;text-anchor:middle}
@media print{.cx-flow{background:none}}`;

const names = Object.keys(colours) as Colour[];

/** For a page, whose theme may set other colours on `.cx-flow`. */
export const themedStyle = `.cx-flow{${names.map((name) => `--cx-${name}:${colours[name]}`).join(';')}}
${styleOf((name) => `var(--cx-${name})`)}`;

/** For a file by itself: drawing programs and printers know no custom properties. */
export const plainStyle = styleOf((name) => colours[name]);
