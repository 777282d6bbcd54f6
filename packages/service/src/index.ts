export { type Config, ConfigError, type ProviderKeys, parseConfig } from './config.ts';
export { type Service, type ServiceOptions, startService } from './start-service.ts';
