// @ts-check
/** Kiota's serializer of the whole body. The package that has it, with the builders of the request, is not published. */

import { JsonSerializationWriter } from '@microsoft/kiota-serialization-json';

/** @typedef {{ transferTarget: object, additionalData?: Record<string, unknown> }} Body */

/**
 * Makes what writes a body, from the serializer of the models.
 * @param {import('@microsoft/kiota-serialization-json').KiotaSerializer<object>} serializeTarget
 * @returns {(body: Body) => ArrayBuffer} writes what Kiota hands to `fetch`
 */
export function bodyWriter(serializeTarget) {
  /** @type {import('@microsoft/kiota-serialization-json').KiotaSerializer<Body>} */
  const serializeBody = (writer, body) => {
    writer.writeObjectValue('transferTarget', body?.transferTarget, serializeTarget);
    writer.writeAdditionalData(body?.additionalData);
  };
  return (body) => {
    const writer = new JsonSerializationWriter();
    writer.writeObjectValue(undefined, body, serializeBody);
    return writer.getSerializedContent();
  };
}
