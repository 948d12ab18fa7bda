// @ts-check
import { array, parse as check, looseObject, nullish, number, string } from 'valibot';
import { read as parse } from './json.mjs';

const call = looseObject({
  state: nullish(string()),
  terminationReason: nullish(string()),
  replacesContext: nullish(string()),
  resultInfo: nullish(looseObject({ code: nullish(number()), subcode: nullish(number()), message: nullish(string()) })),
});
const entry = looseObject({ changeType: string(), resourceUrl: string(), resourceData: nullish(call) });
/** The obvious schema of the notifications. */
const schema = looseObject({ value: array(entry) });

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return check(schema, parse(bytes));
}
