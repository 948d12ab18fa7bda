// @ts-check
/** Resolves the SDK from the project, for snippets that are written elsewhere. */

import { register } from 'node:module';

register(
  `data:text/javascript,${encodeURIComponent(`
export const resolve = (name, context, next) =>
  next(name, /^[@a-z]/.test(name) && !name.startsWith('node:') ? { ...context, parentURL: ${JSON.stringify(import.meta.url)} } : context);
`)}`,
);
