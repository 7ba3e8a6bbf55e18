import { Args, Mutation } from '@nestjs/graphql';
import { permissionOf } from '../access/permission-table.rules.js';
import { verbInWords } from '../access/permission-words.rules.js';

/** A mutation with the name of its method; its description is its row in the permission table. */
export const Verb =
  (payload: () => unknown): MethodDecorator =>
  (target, name, descriptor) => {
    const permission = permissionOf(String(name));
    if (!permission) throw new Error(`${String(name)} has no row in the permission table.`);
    const mutation = Mutation(payload as never, { description: verbInWords(permission) });
    mutation(target, name, descriptor);
  };

/** The one argument of a mutation. */
export const Input = () => Args('input');
