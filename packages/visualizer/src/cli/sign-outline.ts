type Stroke = readonly (readonly [number, number])[];

const middle = -340;
const shaft: Stroke = [
  [140, middle],
  [860, middle],
];
const toRight: Stroke = [
  [600, middle - 220],
  [860, middle],
  [600, middle + 220],
];
const doubleShaft: Stroke[] = [
  [
    [220, middle - 90],
    [780, middle - 90],
  ],
  [
    [220, middle + 90],
    [780, middle + 90],
  ],
];
const less: Stroke = [
  [750, middle - 260],
  [250, middle - 60],
  [750, middle + 140],
];
const below: Stroke = [
  [250, middle + 280],
  [750, middle + 280],
];
const wave = (y: number): Stroke => [
  [240, y + 40],
  [330, y - 40],
  [430, y - 40],
  [570, y + 40],
  [670, y + 40],
  [760, y - 40],
];

const mirrored = (stroke: Stroke): Stroke => stroke.map(([x, y]) => [1000 - x, y]);
const turned = (stroke: Stroke): Stroke => stroke.map(([x, y]) => [500 + (y - middle), middle + (x - 500)]);
const upwards = (stroke: Stroke): Stroke => stroke.map(([x, y]) => [x, 2 * middle - y]);

const right = [shaft, toRight];
const both = [shaft, toRight, mirrored(toRight)];
const equals = doubleShaft;
const struck: Stroke = [
  [380, middle + 260],
  [620, middle - 260],
];

/** The strokes of the signs that the font lacks, in thousandths of an em from the baseline. */
const signs: Readonly<Record<string, readonly Stroke[]>> = {
  '→': right,
  '←': right.map(mirrored),
  '↑': right.map(turned).map(upwards),
  '↓': right.map(turned),
  '↔': both,
  '↕': both.map(turned),
  '⇒': [...doubleShaft, toRight],
  '⇐': [...doubleShaft, mirrored(toRight)],
  '⇔': [...doubleShaft, toRight, mirrored(toRight)],
  '⟶': right,
  '⟵': right.map(mirrored),
  '≤': [less, below],
  '≥': [mirrored(less), below],
  '≠': [...equals, struck],
  '≈': [wave(middle - 100), wave(middle + 100)],
  '≡': [...equals, shaft.map(([x, y]) => [x < 500 ? 220 : 780, y] as const)].map((stroke) =>
    stroke.map(([x, y]) => [x, middle + (y - middle) * 2] as const),
  ),
};

export const isSign = (character: string): boolean => character in signs;

/** The outline of a sign as the data of a path, an em wide; undefined for what is none. */
export function signOutline(character: string, weight: 400 | 600): string | undefined {
  const half = weight === 600 ? 45 : 32;
  return signs[character]
    ?.flatMap((stroke) => stroke.slice(1).map((to, index) => bar(stroke[index] ?? to, to, half)))
    .join('');
}

/** A straight stroke as a filled box, a bit longer at both ends so that corners close. */
function bar([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], half: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [((x2 - x1) / length) * half, ((y2 - y1) / length) * half];
  const corners = [
    [x1 - dx + dy, y1 - dy - dx],
    [x2 + dx + dy, y2 + dy - dx],
    [x2 + dx - dy, y2 + dy + dx],
    [x1 - dx - dy, y1 - dy + dx],
  ];
  return `M${corners.map(([x = 0, y = 0]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}Z`;
}
