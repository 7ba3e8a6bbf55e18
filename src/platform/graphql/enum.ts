import { registerEnumType } from '@nestjs/graphql';

const WORDS = new Map<string, readonly string[]>();

/** The words of a published set, in the order of the schema. */
export const publishedWords = (name: string): readonly string[] | undefined => WORDS.get(name);

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
  WORDS.set(name, Object.keys(meanings).sort());
  registerEnumType(words, { name, description, valuesMap: valuesMap as never });
}
