/**
 * Says from what rows a type of the API is served, or from what a rule answers: `pinned<Meeting, MeetingType>()`.
 * It does not compile unless they have every field of the type, each with a value that fits: so a field
 * cannot be renamed in one place and forgotten in the other.
 */
export function pinned<_Row extends Shown, Shown>(): void {
  // The compiler does the work.
}
