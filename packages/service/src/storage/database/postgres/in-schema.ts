import { withSetting } from './with-setting.ts';

/** The URL of a PostgreSQL whose connections start in a schema. */
export const inSchema = (url: string, schema: string): string =>
  withSetting(url, 'search_path', `"${schema.replaceAll('"', '""')}"`);
