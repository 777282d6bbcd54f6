import type { ClauseId } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import type { Guard, Step } from '../graph/graph.ts';
import { clauseWords, guardTexts, writeSteps } from './write-steps.ts';

const guard = (es: string): Guard => ({
  name: `guard:${es}`,
  label: { es, en: es },
  clause: '5.1.G',
});

const step = (...ways: string[][]): Step => ({
  event: 'exception.requested',
  label: { es: 'Excepción solicitada', en: 'Exception requested' },
  actor: 'coordinador',
  roles: ['coordinador'],
  clauses: ['5.1.G'],
  ways: ways.map((labels, index) => ({ transition: `t${index}`, guards: labels.map(guard) })),
});

describe('the guards of an event', () => {
  test('of its only way stand in brackets', () => {
    expect(guardTexts(step(['hay cotización', 'dentro de la tarifa']), 'es')).toEqual([
      { bullet: '', text: '[hay cotización, dentro de la tarifa]' },
    ]);
  });

  test('that every way shares are written once, before those of each way', () => {
    const asked = step(['hay cotización', 'primer servicio'], ['hay cotización', 'caso especial']);
    expect(guardTexts(asked, 'es')).toEqual([
      { bullet: '', text: '[hay cotización]' },
      { bullet: '· ', text: 'primer servicio' },
      { bullet: '· ', text: 'caso especial' },
    ]);
  });

  test('with the same words, such as a choice and the rule behind it, are written once', () => {
    expect(guardTexts(step(['Seis meses sin uso', 'seis meses sin uso']), 'es')).toEqual([
      { bullet: '', text: '[seis meses sin uso]' },
    ]);
  });
});

describe('the clauses of an event', () => {
  test.each<[ClauseId[], string]>([
    [['5.1.A', '5.1.E'], '5.1.A · 5.1.E'],
    [['5.1.G', '5.1.H'], '5.1.G · 5.1.H'],
    [['5.1.G', '5.1.H', '5.1.I', '5.1.J', '5.1.D'], '5.1.G–J · 5.1.D'],
    [['4.1', '4.2', '4.3'], '4.1 · 4.2 · 4.3'],
    [['5.2.A', 'ours'], '5.2.A · propia'],
  ])('%j are written %s', (clauses, text) => {
    expect(
      clauseWords(clauses, 'es')
        .map(({ text }) => text)
        .join(''),
    ).toBe(text);
  });
});

test('nothing that is written leaves its column', () => {
  const long = step(['una condición que no cabe en una sola línea de la columna', 'otra más']);
  const { lines, height } = writeSteps([long, long], { lang: 'es', width: 150, style: 'event' });
  for (const { x, y, width } of lines) {
    expect(x + width).toBeLessThanOrEqual(150);
    expect(y).toBeLessThanOrEqual(height);
  }
});
