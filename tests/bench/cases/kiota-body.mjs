// @ts-check
/** The serializer of the whole body for Kiota. The package with its own, beside the builders of the request, is not published. */

import { JsonSerializationWriter } from '@microsoft/kiota-serialization-json';

/** @typedef {{ transferTarget: object, additionalData?: Record<string, unknown> }} Body */

/**
 * Creates a writer of bodies from the serializer of the models.
 * @param {import('@microsoft/kiota-serialization-json').KiotaSerializer<object>} serializeTarget
 * @returns {(body: Body) => ArrayBuffer} returns the bytes that Kiota passes to `fetch`
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
