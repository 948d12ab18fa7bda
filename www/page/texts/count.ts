import { plural } from './format.js';

/** In English: `1 error`, `2 errors`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return plural(number, { one: `# ${one}`, other: `# ${many}` });
}
