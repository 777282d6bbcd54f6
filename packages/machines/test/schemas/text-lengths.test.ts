import { describe, expect, it } from 'vitest';
import { eventSchema, eventTypes } from '../../src/index.ts';

interface Schema {
  type?: string;
  maxLength?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** In characters, by the name of the field: section 6 of the procedure's domain. */
const longest: Readonly<Record<string, number>> = {
  ...{ reason: 2_000, note: 2_000, comment: 2_000, summary: 2_000, url: 2_000 },
  ...{ name: 200, concept: 200, callId: 255, id: 255 },
};

/** The free texts of a payload, by their name, with the length that the schema allows. */
function textsIn(schema: Schema, name = ''): [name: string, length: number][] {
  const { type, maxLength, properties = {}, items, anyOf = [], oneOf = [] } = schema;
  return [
    ...(type === 'string' && maxLength !== undefined ? [[name, maxLength] as [string, number]] : []),
    ...Object.entries(properties).flatMap(([field, value]) => textsIn(value, field)),
    ...[...(items ? [items] : []), ...anyOf, ...oneOf].flatMap((part) => textsIn(part, name)),
  ];
}

describe('the texts of events', () => {
  it.each(eventTypes.map((type) => [type, textsIn(eventSchema(type, 'es') as Schema)] as const))(
    'are as long as the domain allows: %s',
    (_, texts) => {
      for (const [name, length] of texts) expect([name, length]).toEqual([name, longest[name]]);
    },
  );

  it('are found in every event that has some', () => {
    const names = eventTypes.flatMap((type) =>
      textsIn(eventSchema(type, 'es') as Schema).map(([name]) => name),
    );
    expect(new Set(names)).toEqual(new Set(Object.keys(longest)));
  });
});
