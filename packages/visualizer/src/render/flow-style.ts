import { fontStack, textStyles } from '../layout/text-metrics.ts';
import { type Colour, colours } from './colours.ts';
import { overlayLevels } from './overlay.ts';
import { leastPixels } from './zoom-level.ts';

const statuses = [
  'canceladoAlMomento',
  'canceladoPosterior',
  'proveedorCancelado',
  'proveedorConcluido',
  'asistenciaConcluida',
] as const;
const actors = ['afiliado', 'coordinador', 'proveedor', 'superior'] as const;

type Paint = (colour: Colour) => string;

const letters = Object.entries(textStyles)
  .map(([name, { size, weight }]) => `.cx-flow .t-${name}{font-size:${size}px;font-weight:${weight}}`)
  .join('\n');

const tones = (of: Paint) =>
  [
    ...statuses.map((status) => `.cx-flow .s-${status}{color:${of(status)}}`),
    ...actors.map((actor) => `.cx-flow .a-${actor}{color:${of(actor)}}`),
  ].join('\n');

const scales = ['heat', 'coverage'] as const;
const strengths = [1, 1.8, 3, 4.5, 6] as const;

/**
 * What an overlay colours: the head of a state, the line of an arrow, whose width says it too, and
 * badges.
 */
const overlayStyle = (of: Paint) =>
  [
    ...scales.flatMap((scale) =>
      overlayLevels.flatMap((level) => {
        const at = `.cx-flow .o-${scale} .v-${level}`;
        const ink = level < 3 ? of('ink') : of(`on-${scale}-${level as 3 | 4}`);
        return [
          `${at}>.tint,${at} .measure-box{fill:${of(`${scale}-${level}`)}}`,
          `${at}.state:not(.closure)>text,${at}.measure text{fill:${ink}}`,
          `${at} .gauge-full{fill:${ink}}`,
          `${at} .gauge{stroke:${ink}}`,
          `${at}.edge .line{stroke-width:${strengths[level]}}`,
        ];
      }),
    ),
    `.cx-flow .o-coverage .v-0.edge .line{stroke:${of('late')};stroke-width:2.4;stroke-dasharray:7 6}`,
    `.cx-flow .o-coverage .v-0.edge .head{fill:${of('late')}}`,
    `.cx-flow .o-coverage .v-0.state>rect{stroke:${of('late')};stroke-width:2.4;stroke-dasharray:7 6}`,
    `.cx-flow .state>.tint{stroke:${of('forward')};stroke-width:1.6}`,
    `.cx-flow .measure-box{stroke:${of('line')};stroke-width:1}`,
    '.cx-flow .gauge{fill:none;stroke-width:.8}',
    `.cx-flow .occupancy-box{fill:${of('accent')};stroke:${of('paper')};stroke-width:1.5}`,
    `.cx-flow .late{fill:${of('late')}}`,
    `.cx-flow .occupancy text{fill:${of('on-fill')}}`,
  ].join('\n');

/** What is left out, and what stands out, where the picture is too small for its steps. */
const farStyle = [
  ...Object.keys(textStyles).map((name) => `.cx-flow.no-${name} .t-${name}{visibility:hidden}`),
  '.cx-flow.no-record .record>g,.cx-flow.no-record .held,.cx-flow.no-record .legend>g{visibility:hidden}',
  '.cx-flow.near :is(.t-badge,.badge text,.order text){font-size:var(--cx-letter)}',
  '.cx-flow.far :is(.badge,.order,.edge>.row,.edge>.rule,.edge>.measure,.record,.clause>.row){visibility:hidden}',
  '.cx-flow.far .record:focus-visible .row{visibility:visible}',
  '.cx-flow.far :is(.kept,.kept text){visibility:visible}',
  '.cx-flow.far .edge.main .line{stroke-width:5}',
  '.cx-flow.far .edge:is(.closure,.lit) .line{stroke-width:4}',
  '.cx-flow.far.led .edge:is(.forward,.back):not(.lit,.visited,.marked,.selected,[class*=" v-"]) :is(.line,.head){opacity:.4}',
  '.cx-flow.far.led .edge:is(:hover,:focus-visible) :is(.line,.head){opacity:1}',
].join('\n');

/** How each figure is drawn. */
const figureStyle = (
  of: Paint,
) => `.cx-flow{font-family:${fontStack};color:${of('ink')};background:${of('paper')}}
.cx-flow text{fill:${of('ink')};white-space:pre}
${letters}
${tones(of)}
.cx-flow .t-clause,.cx-flow .t-guard{fill:${of('quiet')}}
.cx-flow .paper{fill:${of('paper')}}
.cx-flow .region>rect{fill:${of('stage')};stroke:${of('stage-edge')};stroke-width:1.5}
.cx-flow .region.aside>rect{fill:${of('aside')};stroke:${of('aside-edge')};stroke-dasharray:7 5}
.cx-flow .lane-band{fill:${of('paper')};stroke:${of('stage-edge')};stroke-width:1.5}
.cx-flow .lane-label{fill:${of('stage')};stroke:${of('stage-edge')};stroke-width:1.5}
.cx-flow.lanes .region>rect{fill-opacity:.55}
.cx-flow .region .t-number{fill:${of('accent')}}
.cx-flow .region .held rect{fill:${of('paper')};stroke:currentColor;stroke-width:1.5}
.cx-flow .region .held text{fill:currentColor}
.cx-flow .card{fill:${of('card')};stroke:${of('line')};stroke-width:1.2}
.cx-flow .panel{fill:none;stroke:${of('line')};stroke-dasharray:4 4}
.cx-flow .panel-title{font-style:italic}
.cx-flow .state>rect{fill:${of('head')};stroke:${of('forward')};stroke-width:1.6}
.cx-flow .state.closure>rect{fill:currentColor;stroke:currentColor}
.cx-flow .state.closure text{fill:${of('on-fill')}}
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
.cx-flow .clause .t-event{fill:${of('accent')}}
.cx-flow .clause .row{fill:transparent}
.cx-flow .node[role=button] text[data-clause]:hover{fill:${of('accent')};text-decoration:underline}
.cx-flow .toggle{cursor:pointer}
.cx-flow .toggle circle{fill:${of('card')};stroke:${of('forward')};stroke-width:1.5}
.cx-flow .toggle path{stroke:${of('forward')};stroke-width:2.4}
.cx-flow .toggle:hover circle,.cx-flow .toggle:focus-visible circle{fill:${of('accent-soft')};stroke:${of('accent')}}`;

/** What a mark, the pointer, the focus and the way of a case change in a figure. */
const saidStyle = (
  of: Paint,
) => `.cx-flow.marking .node.edge:not(.marked,.selected) :is(.line,.head){opacity:.22}
.cx-flow .marked .row,.cx-flow .state.marked>rect:first-of-type{fill:${of('mark')}}
.cx-flow .state.closure.marked>rect:first-of-type{fill:currentColor}
.cx-flow .state.marked>rect:first-of-type{stroke:${of('accent')};stroke-width:3.5}
.cx-flow .edge.marked .line{stroke:${of('accent')};stroke-width:3}
.cx-flow .edge.marked .head{fill:${of('accent')}}
.cx-flow .badge circle,.cx-flow .badge rect{fill:currentColor}
.cx-flow .badge text{fill:${of('on-fill')};font-size:10px;font-weight:600;text-anchor:middle}
.cx-flow .again{stroke:currentColor;stroke-width:1.6;fill:none}
.cx-flow .again-tip{fill:currentColor}
.cx-flow .node,.cx-flow .toggle{outline:none}
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
.cx-flow .order text{fill:${of('on-fill')};font-size:11px;font-weight:600;text-anchor:middle}`;

const styleOf = (of: Paint) =>
  [figureStyle(of), saidStyle(of), overlayStyle(of), '@media print{.cx-flow{background:none}}'].join('\n');

const names = Object.keys(colours) as Colour[];
const pair = (name: Colour) => `light-dark(${colours[name].join(',')})`;

/**
 * For a page, whose `color-scheme` it follows, and whose theme may set other colours on `.cx-flow`.
 */
export const themedStyle = `.cx-flow{${names.map((name) => `--cx-${name}:${pair(name)}`).join(';')}}
${styleOf((name) => `var(--cx-${name})`)}
${farStyle}`;

const plainStyle = styleOf((name) => colours[name][0]);

/**
 * For a file by itself: drawing programs and printers know no custom properties. Full size needs no
 * rules for what is too small to read.
 */
export const plainStyleAt = (level: number): string =>
  level > 1 ? plainStyle : `${plainStyle}\n${farStyle.replace('var(--cx-letter)', letterAt(level))}`;

/** The size of letters in badges, so that they can be read at a level. */
export const letterAt = (level: number): string => `${leastPixels / level}px`;
