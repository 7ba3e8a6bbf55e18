import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { buildSchema, isScalarType, isSpecifiedScalarType, parse, printSchema } from 'graphql';
import { format } from 'prettier';

const project = join(import.meta.dirname, '../..');
const FILE = join(import.meta.dirname, 'schema.types.ts');

const HEAD = '// Written by `npm run schema:write` from docs/schema.graphql.';

/** Every scalar of the API travels as text, but for those that JSON has: so says docs/api.md. */
const scalarsOf = (schema) =>
  Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
      .map(({ name }) => [name, 'string']),
  );

/** The API as TypeScript, from the committed docs/schema.graphql: what specs send and are answered. */
export async function schemaTypes() {
  const schema = buildSchema(await readFile(join(project, 'docs/schema.graphql'), 'utf8'));
  const written = await codegen({
    filename: FILE,
    schema: parse(printSchema(schema)),
    documents: [],
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
    config: {
      scalars: scalarsOf(schema),
      strictScalars: true,
      enumType: 'string-literal',
      enumsAsTypes: true,
      skipTypename: true,
      maybeValue: 'T | null',
      disableDescriptions: true,
    },
  });
  const parts = [
    HEAD,
    written,
    fieldsOf(schema.getMutationType()),
    fieldsOf(schema.getQueryType()),
  ];
  const options = { parser: 'typescript', printWidth: 100, singleQuote: true };
  return await format(parts.join('\n'), options);
}

/** Each root field by its name: what it takes, and what it answers. */
function fieldsOf(root) {
  const lines = Object.values(root.getFields()).map(({ name, args }) => {
    const takes = `${root.name}${name[0].toUpperCase()}${name.slice(1)}Args`;
    return `${name}: { args: ${args.length > 0 ? takes : 'object'}; answer: ${root.name}['${name}'] };`;
  });
  return `export interface ${root.name}Fields { ${lines.join('\n')} }`;
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(FILE, await schemaTypes());
  console.log('Written: test/support/schema.types.ts.');
}
