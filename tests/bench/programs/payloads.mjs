// @ts-check
/** The bodies in the form that a reader takes. */

import { bodyTexts } from '../bodies.mjs';

/**
 * @param {import('../process.mjs').Reading} reading
 * @returns {(string | Uint8Array)[]}
 */
export function payloadsOf({ body, form }) {
  const texts = bodyTexts(body);
  if (form === 'text') return texts;
  const encoder = new TextEncoder();
  return texts.map((text) => encoder.encode(text));
}
