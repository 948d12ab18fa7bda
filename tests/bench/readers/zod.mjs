// @ts-check
import { read as parse } from './json.mjs';
import { notificationsSchema } from './zod-schema.mjs';

const schema = notificationsSchema();

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return schema.parse(parse(bytes));
}
