// @ts-check
import { Ajv } from 'ajv';
import { schema } from './ajv-schema.mjs';
import { read as parse } from './json.mjs';

const check = new Ajv().compile(schema);

/** @param {Uint8Array} bytes */
export function read(bytes) {
  const body = parse(bytes);
  if (!check(body)) throw new TypeError(JSON.stringify(check.errors));
  return body;
}
