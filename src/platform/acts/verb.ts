import { Args, Mutation, registerEnumType } from '@nestjs/graphql';
import { permissionOf } from '../access/permission-table.rules.js';
import { verbInWords } from '../access/permission-words.rules.js';

/** Every mutation by its name: filled as `@Verb` is met. */
export const Act: Record<string, string> = {};
const meanings: Record<string, { description: string }> = {};
registerEnumType(Act, {
  name: 'Act',
  description: 'Everything that can be done, by the name of its mutation.',
  valuesMap: meanings,
});

/** A mutation with the name of its method; its description is its row in the permission table. */
export const Verb =
  (payload: () => unknown): MethodDecorator =>
  (target, name, descriptor) => {
    const verb = String(name);
    const permission = permissionOf(verb);
    if (!permission) throw new Error(`${verb} has no row in the permission table.`);
    Act[verb] = verb;
    meanings[verb] = { description: permission.does };
    const mutation = Mutation(payload as never, { description: verbInWords(permission) });
    mutation(target, name, descriptor);
  };

/** The one argument of a mutation. */
export const Input = () => Args('input');
