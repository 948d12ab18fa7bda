// @ts-check
/** Kiota's serializer of the whole body. The package that has it, with the builders of the request, is not published. */

import { JsonSerializationWriter } from '@microsoft/kiota-serialization-json';

/** @typedef {import('@microsoft/kiota-serialization-json').KiotaSerializer} KiotaSerializer */

/**
 * Serializes the body as Kiota's requests do.
 * @param {object} transferTarget
 * @param {KiotaSerializer} serializeTarget the one of the models
 * @returns {ArrayBuffer} what Kiota hands to `fetch`
 */
export function serializeBody(transferTarget, serializeTarget) {
  const writer = new JsonSerializationWriter();
  writer.writeObjectValue(undefined, { transferTarget }, (body) => {
    body.writeObjectValue('transferTarget', transferTarget, serializeTarget);
    body.writeAdditionalData(undefined);
  });
  return writer.getSerializedContent();
}
