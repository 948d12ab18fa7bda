// @ts-check
/** zod as in a page whose policy forbids compilation. */

import { config } from 'zod';
import { read as parse } from './json.mjs';
import { notificationsSchema } from './zod-schema.mjs';

config({ jitless: true });
const schema = notificationsSchema();

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return schema.parse(parse(bytes));
}
