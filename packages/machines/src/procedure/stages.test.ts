import { describe, expect, it } from 'vitest';
import { stages, subStagesBetween } from './stages.ts';

describe('the stages', () => {
  it('are those of the table of 5.2.A, in its order', () => {
    expect(stages.map(({ id, subStages }) => [id, subStages.map((subStage) => subStage.id)])).toEqual([
      ['aperturaDeAsistencia', []],
      ['asignacionProveedor', ['asignacionProveedor', 'confirmacionDelAfiliado']],
      ['monitoreo', ['monitoreoAlProveedor', 'monitoreoAlAfiliado', 'arribo', 'contactacionYValidacion']],
      [
        'prestacionDelServicio',
        ['diagnostico', 'autorizacion', 'prestacionDelServicio', 'terminacionDelServicio'],
      ],
      ['cierre', ['cargaDeCosto', 'conformidadDelAfiliado']],
    ]);
  });
});

describe('subStagesBetween', () => {
  it.each([
    ['monitoreoAlProveedor', 'contactacionYValidacion', ['monitoreoAlAfiliado', 'arribo']],
    ['monitoreoAlAfiliado', 'contactacionYValidacion', ['arribo']],
    ['arribo', 'contactacionYValidacion', []],
    ['monitoreoAlProveedor', 'monitoreoAlProveedor', []],
    ['contactacionYValidacion', 'arribo', []],
    ['arribo', 'monitoreoAlProveedor', []],
  ] as const)('from %s to %s: %j', (from, to, passed) => {
    const monitoreo = stages[2].subStages.map(({ id }) => id);
    expect(subStagesBetween(monitoreo, from, to)).toEqual(passed);
  });
});
