import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { drawnBy } from './letters.ts';
import { pngOf } from './png-of.ts';
import { subjectOfChart } from './subject.ts';
import { written } from './written.ts';

const machine = createMachine({
  id: 'Łódź',
  initial: 'ŻÓŁĆ & co',
  states: { 'ŻÓŁĆ & co': { on: { 'a ≥ b → c': 'Việt' } }, Việt: { on: { 'к 漢': 'ŻÓŁĆ & co' } } },
});

async function writtenAs(format: 'svg' | 'png' | 'pdf') {
  const warnings: string[] = [];
  const subject = subjectOfChart(chartOfMachine(machine));
  const data = await written(subject, { format, lang: 'en', overlay: null }, (text) => warnings.push(text));
  return { data, warnings };
}

test('a character is drawn by a file of the font, by an outline or by nothing', () => {
  expect(['a', 'ñ', 'Ł', 'ệ', '→', '≤', '≠', 'к', '漢'].map(drawnBy)).toEqual([
    'latin',
    'latin',
    'latin-ext',
    'vietnamese',
    'sign',
    'sign',
    'sign',
    null,
    null,
  ]);
});

test.each(['png', 'pdf'] as const)(
  '%s names what it cannot draw, with the state where it stands',
  async (format) => {
    const { warnings } = await writtenAs(format);
    expect(warnings).toEqual([`${format} has no letter for к (U+043A), 漢 (U+6F22) in 'Việt'`]);
  },
);

test('an SVG embeds the files of the font that its letters need, and warns of nothing', async () => {
  const { data, warnings } = await writtenAs('svg');
  expect(String(data).match(/@font-face/g)).toHaveLength(6);
  expect(warnings).toEqual([]);
});

test('a PDF has each letter as text, in the file of the font that has it, and signs as outlines', async () => {
  const { data } = await writtenAs('pdf');
  const document = await getDocument({ data: new Uint8Array(data as Uint8Array), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? item : []));
  const text = texts.map(({ str }) => str).join('');
  for (const part of ['ŻÓŁĆ', '& co', 'Việt']) expect(text).toContain(part);
  expect(text).not.toMatch(/[≥→]/);
  const fontOf = (part: string) => texts.find(({ str }) => str.includes(part))?.fontName;
  expect(new Set(['& co', 'ŁĆ', 'ệ'].map(fontOf)).size).toBe(3);
});

describe('a PNG', () => {
  const pictureOf = async (text: string, weight: 400 | 600) => {
    const style = weight === 600 ? 'state' : 'record';
    const css = `.cx-flow text{fill:#000000}.cx-flow .t-${style}{font-size:20px;font-weight:${weight}}`;
    const line = `<text class="t-${style}" x="4" y="24" textLength="20">${text}</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="cx-flow" width="30" height="30"><style>${css}</style>${line}</svg>`;
    return Buffer.from(await pngOf(svg)).toString('base64');
  };

  test('draws letters of every file, and signs, in both weights', async () => {
    const shown = await Promise.all(
      ['Ł', 'ł', 'ę', 'ệ', '→', '←', '≤', '≥', '≠', '漢'].flatMap((text) => [
        pictureOf(text, 400),
        pictureOf(text, 600),
      ]),
    );
    // Of what nothing draws all pictures would be the same box.
    expect(new Set(shown).size).toBe(20);
  });
});
