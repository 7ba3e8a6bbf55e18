/** What was given: the same properties without those that are undefined, not even as keys. */
export function given<T extends object>(properties: T): Partial<T> {
  const there = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as Partial<T>;
}
