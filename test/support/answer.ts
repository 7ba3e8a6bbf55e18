/** What the API answered: data, or errors with their extensions. */
export interface Answer<T = Record<string, any>> {
  status: number;
  data: T;
  errors?: {
    message: string;
    path?: string[];
    extensions: Record<string, any> & { code: string };
  }[];
  extensions?: { cost?: { used: number; budget: number } };
}
