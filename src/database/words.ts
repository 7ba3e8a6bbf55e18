/** A table's name as a person would say it: `case_pack` is a `case pack`. */
export const words = (table: string) => table.replaceAll('_', ' ');
