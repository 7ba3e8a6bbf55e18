export function installedPostgres(): string | null;
export function makeDisk(folder: string): boolean;
export function removeDisk(folder: string): boolean;
export function canMakeDisk(): boolean;
export function leftOut(
  needs: { spec: string; isThere: () => unknown; because: string }[],
): string[];
