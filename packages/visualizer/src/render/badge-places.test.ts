import { definition, languages } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { graphOf } from '../graph/graph-of.ts';
import type { Rect, TextLine } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { textStyles } from '../layout/text-metrics.ts';
import { badgesAbove, badgeWidth, badgeWithin } from './badge-places.ts';

const graph = graphOf(definition());

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const boxOf = ({ x, y, width, style }: TextLine): Rect => {
  const { size } = textStyles[style];
  return { x, y: y - size * 0.72, width, height: size * 0.92 };
};

describe.each(languages)('the badges in %s', (lang) => {
  const layout = layoutOf(graph, lang);
  const labels = [...layout.edges, ...layout.records];
  const texts = [
    ...labels.flatMap(({ label }) => label.lines),
    ...layout.states.flatMap(({ lines }) => lines),
    ...layout.regions.flatMap(({ lines, number }) => [...lines, ...(number ? [number] : [])]),
    ...layout.panels.flatMap(({ lines }) => lines),
  ].map(boxOf);
  const held = layout.regions.flatMap(({ held }) => (held ? [held.label.box] : []));

  test.each(['7', '128', '12.345', '90 min'])(
    'of every element cover no text and no other badge: %s',
    (text) => {
      const width = badgeWidth(text);
      const badges = [
        ...layout.states.flatMap((state) => badgesAbove(state, [width, width])),
        ...labels.map(({ label }) => badgeWithin(label, width)),
      ];
      const covered = badges.filter((badge) => [...texts, ...held].some((other) => overlap(badge, other)));
      expect(covered).toEqual([]);
      const met = badges.filter((badge, index) =>
        badges.slice(index + 1).some((other) => overlap(badge, other)),
      );
      expect(met).toEqual([]);
    },
  );
});
