import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { arbitraryOf } from './arbitrary-of.ts';

interface Tree {
  value: number;
  left?: Tree | undefined;
  branches: Tree[];
}
const tree: z.ZodType<Tree> = z.object({
  value: z.int(),
  get left() {
    return tree.optional();
  },
  get branches() {
    return z.array(tree);
  },
});
interface Endless {
  next: Endless;
}
const endless: z.ZodType<Endless> = z.object({
  get next() {
    return endless;
  },
});

describe('arbitraryOf', () => {
  it.each<[string, z.ZodType]>([
    ['recursive', tree],
    ['of a recursive union', z.lazy(() => z.union([z.int(), z.object({ of: tree })]))],
    ['with a record', z.object({ by: z.record(z.string().min(1), z.int()) })],
    ['with a record of known keys', z.record(z.enum(['a', 'b']), z.boolean())],
    ['with a tuple and its rest', z.tuple([z.int(), z.string()], z.boolean())],
    ['that is an intersection', z.intersection(z.object({ a: z.int() }), z.object({ b: z.string() }))],
    ['with dates, bigints and nothing', z.object({ at: z.date(), big: z.bigint(), none: z.undefined() })],
    [
      'with formats',
      z.object({ mail: z.email(), id: z.uuid(), at: z.iso.datetime(), ip: z.ipv4(), url: z.url() }),
    ],
    [
      'with patterns',
      z
        .string()
        .regex(/^[A-Z]{3}-\d+$/)
        .max(12),
    ],
    [
      'with defaults and transformations',
      z.object({ n: z.int().default(3), t: z.string().transform(Number) }),
    ],
    [
      'with exclusive bounds',
      z.object({ a: z.int().gt(3).lt(5), b: z.number().gt(0).lt(0.5), c: z.int().multipleOf(7) }),
    ],
    ['with anything', z.object({ any: z.unknown(), some: z.array(z.any()) })],
    ['with null and literals', z.object({ a: z.null(), b: z.literal(['x', 2]), c: z.string().nullable() })],
    ['with a rule between fields', z.object({ a: z.int(), b: z.int() }).refine(({ a, b }) => a < b)],
    ['with a template', z.templateLiteral(['#', z.int()])],
  ])('gives values of a schema %s', (_, schema) => {
    for (const value of fc.sample(arbitraryOf(schema), { numRuns: 50, seed: 1 }))
      expect(schema.safeParse(value).success).toBe(true);
  });

  it.each<[string, z.ZodType, string]>([
    [
      'a rule that no value meets',
      z.object({ code: z.string().refine(() => false, 'no code') }),
      'order.code: no code',
    ],
    ['bounds that exclude each other', z.object({ cents: z.int().min(5).max(3) }), 'order.cents'],
    ['a rule that is asynchronous', z.object({ a: z.int().refine(async () => true) }), 'order: '],
    ['a rule that throws', z.object({ a: z.any().refine(() => JSON.parse('{')) }), 'order: '],
    ['a schema that contains itself without an end', endless, 'order: it contains itself without an end'],
    ['a type that has no values', z.object({ a: z.never() }), 'order.a: it accepts nothing'],
    ['a type that says nothing of its values', z.object({ a: z.instanceof(Map) }), "order.a: zod's custom"],
    ['a map', z.object({ a: z.map(z.string(), z.int()) }), "order.a: zod's map"],
    ['a pattern that fast-check cannot write', z.string().regex(/^(?<!b)a\b(?=x)$/), 'order: '],
  ])('ends with a sentence for %s', (_, schema, sentence) => {
    expect(() => fc.sample(arbitraryOf(schema, 'order'), { numRuns: 5, seed: 1 })).toThrow(
      expect.objectContaining({ name: 'KitError', message: expect.stringContaining(sentence) }),
    );
  });

  it.each([1, 2, 3])('shrinks to the least value that fails, from seed %i', (seed) => {
    const schema = z.object({ cents: z.int().min(1), name: z.string().max(60) });
    const isRight = ({ cents, name }: z.output<typeof schema>) => cents < 1000 && name.length < 50;
    const { counterexample } = fc.check(fc.property(arbitraryOf(schema), isRight), { seed, numRuns: 1000 });
    expect([1000, 1]).toContain(counterexample?.[0].cents);
    expect([0, 50]).toContain(counterexample?.[0].name.length);
  });
});
