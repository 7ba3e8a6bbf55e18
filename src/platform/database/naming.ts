import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Properties are camelCase, columns snake_case. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined, embedded: string[]): string {
    return snake([...embedded, custom ?? property].join('_'));
  }
  override tableName(target: string, custom: string | undefined): string {
    return custom ?? snake(target);
  }
  override primaryKeyName(table: { name: string } | string): string {
    return `${bare(table)}_pkey`;
  }
}

const bare = (table: { name: string } | string) =>
  (typeof table === 'string' ? table : table.name).replace(/^.*\./, '');
