import { createHost, es } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { command, workDirectory } from '../../test/command.ts';
import { graphOf } from '../graph/graph-of.ts';
import { layoutOf } from '../layout/layout-of.ts';

const directory = workDirectory();

/** A module that exports a host with a sub-stage more, which speaks Portuguese too. */
const module = `
  import { createHost, es } from '@conexion/machines';
  const aviso = 'monitoreo.aviso';
  const saying = (label) => ({ ...es, state: { ...es.state, [aviso]: label } });
  export const host = createHost({
    additions: { states: { [aviso]: { after: 'arribo', clauses: ['5.2.A'] } } },
    catalogues: { es: saying('Aviso Previo'), pt: saying('Aviso Prévio') },
  });
`;

describe('conexion-diagram of a host', () => {
  test.each(['es', 'pt'])('draws it as Annex I, in %s, one of its languages', async (lang) => {
    const file = directory.write('host.mjs', module);
    const { code, err, out } = await command(file, '--lang', lang);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain({ es: 'Aviso Previo', pt: 'Aviso Prévio' }[lang]);
    expect(out).toContain(`lang="${lang}"`);
    // What the picture itself says is Spanish in a third language.
    expect(out).toContain('Flujo de Coordinación');
    const lanes = await command(file, '--lang', lang, '--view', 'lanes');
    expect(lanes.out.match(/data-lane=/g)).toHaveLength(4);
  });

  test('says which languages it has', async () => {
    const file = directory.write('host.mjs', module);
    const { code, err } = await command(file, '--lang', 'fr');
    expect([code, err]).toEqual([2, expect.stringContaining("--lang is one of es, en, pt, not 'fr'")]);
  });

  test('compares it with the procedure, in its language', async () => {
    const host = directory.write('host.mjs', module);
    const old = directory.path('old.json');
    await command('--format', 'definition', '--out', old);
    const { code, out } = await command('diff', old, host, '--lang', 'pt');
    expect(code).toBe(0);
    expect(out).toContain('Aviso Prévio (monitoreo.aviso)');
    const drawn = await command('diff', old, host, '--format', 'svg', '--lang', 'pt');
    expect(drawn.out).toContain('Aviso Prévio');
  });
});

test('a picture calls those whose acts the steps are as the host does', () => {
  const catalogues = { pt: { ...es, value: { ...es.value, proveedor: 'Prestador' } } };
  const graph = graphOf(createHost({ catalogues }).definition());
  for (const view of ['stages', 'lanes'] as const)
    expect(JSON.stringify(layoutOf(graph, 'pt', view))).toContain('"text":"Prestador"');
});
