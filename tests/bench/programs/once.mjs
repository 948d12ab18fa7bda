// @ts-check
/** Imports one case in a fresh process and runs it once: prints the time of both together, and the body that it built. */

import { GIVEN } from '../transfer.mjs';

const { name } = JSON.parse(process.argv[2] ?? '');

const started = performance.now();
const { run } = await import(`../cases/${name}.mjs`);
const result = run(GIVEN);
const ms = performance.now() - started;

console.log(JSON.stringify({ ms, body: bodyOf(result) }));

/**
 * @param {string | ArrayBuffer | import('graph-call-transfer').TransferReport | readonly object[]} result a body as
 *   text or bytes, a report, or another result
 */
function bodyOf(result) {
  if (typeof result === 'string') return JSON.parse(result);
  if (result instanceof ArrayBuffer) return JSON.parse(new TextDecoder().decode(result));
  if (!('valid' in result)) return undefined;
  if (!result.valid) throw new Error(`${name} reports an invalid transfer: ${JSON.stringify(result.issues)}`);
  return result.request.body;
}
