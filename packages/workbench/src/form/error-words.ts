import type { Texts } from '../i18n/es.ts';
import type { FieldError, FieldProblem } from './payload-of.ts';

function problemWords(problem: FieldProblem, t: Texts): string {
  switch (problem.code) {
    case 'tooLong':
      return t.field.tooLong(problem.limit);
    case 'tooSmall':
      return t.field.tooSmall(problem.limit);
    case 'tooBig':
      return t.field.tooBig(problem.limit);
    case 'tooFew':
      return t.field.tooFew(problem.limit);
    default:
      return t.field[problem.code];
  }
}

/** What the page found wrong, in words, by the path of the field. */
export const errorWords = (errors: readonly FieldError[], t: Texts): ReadonlyMap<string, string> =>
  new Map(errors.map(({ path, problem }) => [path, problemWords(problem, t)]));

/**
 * What the service found wrong, by the path of the field. It may write a path as `window.latest`,
 * `/window/latest` or `lines[0].units`; the parts of an amount are shown at the amount.
 */
export function serviceErrorWords(
  errors: readonly { readonly path: string; readonly message: string }[],
): ReadonlyMap<string, string> {
  const normal = (path: string) =>
    path
      .split(/[./[\]]+/)
      .filter(Boolean)
      .join('.')
      .replace(/\.(amount|currency)$/, '');
  return new Map(errors.map(({ path, message }) => [normal(path), message]));
}
