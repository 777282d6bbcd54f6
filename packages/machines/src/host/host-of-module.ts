import type { AnyHost } from './host.ts';
import { HostError } from './host-error.ts';

/**
 * Whether a value is what `createHost` returns.
 * @example
 * isHost(createHost()); // true
 */
export const isHost = (value: unknown): value is AnyHost =>
  typeof value === 'object' && value !== null && 'machine' in value && 'decideParsed' in value;

/**
 * The host among the exports of a module: its default export, or the only one that is a host.
 * Commands that take a host from a file read it so.
 * @throws `HostError` with the code `no-host`, if there is none or there are several.
 * @example
 * const host = hostOfModule(await import('./our-host.js'));
 */
export function hostOfModule(module: object): AnyHost {
  const exported = Object.entries(module);
  const own = exported.find(([name]) => name === 'default')?.[1];
  if (isHost(own)) return own;
  const hosts = exported.flatMap(([name, value]) => (isHost(value) ? [{ name, value }] : []));
  const [only, ...others] = hosts;
  if (only && others.length === 0) return only.value;
  const names = hosts.map(({ name }) => name).join(', ');
  throw new HostError(
    'no-host',
    only
      ? `The module exports several hosts, ${names}: make one its default export`
      : 'The module exports no host: export what createHost returns',
  );
}
