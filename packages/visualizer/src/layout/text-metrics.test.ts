import { describe, expect, test } from 'vitest';
import { textStyles, widthOf, wrap } from './text-metrics.ts';

describe('the width of a line', () => {
  test('is the sum of its letters in the size of its style', () => {
    // 579 and 589 thousandths of an em, in the font's own table.
    expect(widthOf('AB', 'clause')).toBe(Math.ceil(((579 + 589) * textStyles.clause.size) / 1000));
  });

  test('knows the letters of Spanish', () => {
    expect(widthOf('Contactación y Validación', 'state')).toBe(widthOf('Contactacion y Validacion', 'state'));
  });

  test('counts a letter of another language as without its mark, and a mark for nothing', () => {
    expect(widthOf('ŻŹř', 'state')).toBe(widthOf('ZZr', 'state'));
    expect(widthOf('é'.normalize('NFD'), 'state')).toBe(widthOf('é', 'state'));
  });

  test('is on the safe side for what the font lacks: a whole em', () => {
    for (const sign of ['→', '≠', '漢']) expect(widthOf(sign, 'event')).toBe(textStyles.event.size);
  });
});

describe('wrapping', () => {
  test('loses no word and keeps within the width', () => {
    const text = 'sin maquinaria ni gran envergadura, afiliado molesto';
    const lines = wrap(text, 'guard', 140);
    expect(lines.map((line) => line.text).join(' ')).toBe(text);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthOf(line.text, 'guard')).toBeLessThanOrEqual(140);
  });

  test('breaks a name that is too long where a part of it ends', () => {
    expect(wrap('on rates.received.fromTheSecondProvider now', 'guard', 120)).toEqual([
      { text: 'on' },
      { text: 'rates.received.from' },
      { text: 'TheSecondProvider', continues: true },
      { text: 'now' },
    ]);
  });

  test('breaks a word without parts by its letters, never between a letter and its accent', () => {
    const word = 'ñ'.normalize('NFD').repeat(9);
    const lines = wrap(word, 'guard', 60).map(({ text }) => text);
    expect(lines.join('')).toBe(word);
    for (const line of lines) {
      expect(widthOf(line, 'guard')).toBeLessThanOrEqual(60);
      expect(line).toMatch(/^n/);
    }
  });
});
