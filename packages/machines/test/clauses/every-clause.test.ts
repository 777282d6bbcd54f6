import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clauses } from '../../src/index.ts';

/** The ids of DOMAIN §2, written out, so that a clause lost from the catalog fails here. */
const ids = [
  ...['1', '2', '3'],
  ...['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8', '4.9', '4.10', '4.11'],
  ...['5.1.A', '5.1.B', '5.1.C', '5.1.D', '5.1.E', '5.1.F', '5.1.G', '5.1.H', '5.1.I', '5.1.J'],
  ...['5.2.A', '5.2.B', '6.I'],
];

const described = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .flatMap((source) => [...source.matchAll(/^describe\('([\w.]+) /gm)].map(([, id]) => id));

describe('the clauses', () => {
  it('are those of the procedure, and what is ours', () => {
    expect(Object.keys(clauses).sort()).toEqual([...ids, 'ours'].sort());
  });

  it.each(ids)('%s has tests named after it', (id) => {
    expect(described).toContain(id);
  });

  it.each(ids)('%s has words in both languages', (id) => {
    const { es, en } = clauses[id as keyof typeof clauses];
    expect(es.length).toBeGreaterThan(20);
    expect(en.length).toBeGreaterThan(20);
    expect(es).not.toBe(en);
  });
});
