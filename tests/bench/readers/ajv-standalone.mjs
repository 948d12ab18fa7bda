// @ts-check
/** ajv's standalone code, for pages whose policy forbids compilation. Here the file is written during the import. */

import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { schema } from './ajv-schema.mjs';
import { read as parse } from './json.mjs';

const ajv = new Ajv({ code: { source: true, esm: true } });
const source = standaloneCode.default(ajv, ajv.compile(schema));
/** @type {{ default: import('ajv').Check }} */
const { default: check } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

/** @param {Uint8Array} bytes */
export function read(bytes) {
  const body = parse(bytes);
  if (!check(body)) throw new TypeError(JSON.stringify(check.errors));
  return body;
}
