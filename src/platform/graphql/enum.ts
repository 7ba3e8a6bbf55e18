import { registerEnumType } from '@nestjs/graphql';

/**
 * Publishes a fixed set of words, with the meaning of each: a word without one does not compile. Each set
 * is published once, in the `*.type.ts` of the folder that owns it.
 */
export function publishEnum<Words extends Record<string, string>>(
  words: Words,
  name: string,
  description: string,
  meanings: Record<keyof Words & string, string>,
): void {
  const valuesMap = Object.fromEntries(
    Object.entries(meanings).map(([word, meaning]) => [word, { description: meaning as string }]),
  );
  registerEnumType(words, { name, description, valuesMap: valuesMap as never });
}
