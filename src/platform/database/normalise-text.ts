/** Text is kept composed (NFC), so that the same words are the same bytes. */
export function normaliseText<T extends object>(row: T): T {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.normalize('NFC') : value,
  ]);
  return Object.fromEntries(entries) as T;
}
