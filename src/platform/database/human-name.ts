/** A table's name as a person would say it: `case_pack` is a `case pack`. */
export const humanName = (table: string) => table.replaceAll('_', ' ');
