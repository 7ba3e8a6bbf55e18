import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';

type Types<Parts> = { [Name in keyof Parts]: () => Type<Parts[Name]> };

/** The answer of an act: what it wrote, by name, and whether it had been done before under the same key. */
export function payloadOf<Parts extends object>(
  name: string,
  parts: Types<Parts>,
): Type<Parts & { replayed: boolean }> {
  @ObjectType(`${name}Payload`)
  class Payload {
    @Field(() => Boolean, {
      description: 'Whether it had been done before, so that nothing was done now.',
    })
    replayed!: boolean;
  }
  for (const [part, type] of Object.entries(parts))
    Field(type as () => Type, { description: 'As it is now, after the act.' })(
      Payload.prototype,
      part,
    );
  return Payload as unknown as Type<Parts & { replayed: boolean }>;
}
