import './require-node.ts';

export type { ProviderKeys } from './auth/load-key.ts';
export type { Clock } from './cases/deps.ts';
export { type Config, parseConfig } from './config.ts';
export { ConfigError } from './config-error.ts';
export type { Patience } from './http/patience.ts';
export type { Log } from './log.ts';
export type { ServiceOptions } from './service-options.ts';
export { type Service, startService } from './start-service.ts';
