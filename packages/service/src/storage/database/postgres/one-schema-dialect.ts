import {
  type DatabaseIntrospector,
  type DatabaseMetadataOptions,
  type Kysely,
  PostgresDialect,
  PostgresIntrospector,
  sql,
  type TableMetadata,
} from 'kysely';
import { FeaturedPostgresAdapter } from './featured-postgres-adapter.ts';

/**
 * PostgreSQL seen as one schema, the current one. Migrations ask Kysely's introspection which
 * tables exist, and it lists every schema that the role may use: the tables of another installation
 * would pass for ours.
 */
export class OneSchemaDialect extends PostgresDialect {
  override createAdapter(): FeaturedPostgresAdapter {
    return new FeaturedPostgresAdapter();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the signature of Kysely's own
  override createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new OneSchemaIntrospector(db);
  }
}

class OneSchemaIntrospector extends PostgresIntrospector {
  readonly #db: Kysely<unknown>;

  constructor(db: Kysely<unknown>) {
    super(db);
    this.#db = db;
  }

  override async getTables(options?: DatabaseMetadataOptions): Promise<TableMetadata[]> {
    const { rows } = await sql<{ current: string }>`select current_schema() as current`.execute(this.#db);
    const tables = await super.getTables(options);
    return tables.filter(({ schema }) => schema === rows[0]?.current);
  }
}
