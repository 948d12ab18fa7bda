// @ts-check
/** A reader of the envelope for Kiota. No package for JavaScript has one; the models parse the call in it. */

import { JsonParseNode } from '@microsoft/kiota-serialization-json';
import { read as parse } from './json.mjs';

/** @import { KiotaFactory } from '@microsoft/kiota-serialization-json' */

/**
 * Creates a reader of notifications from the factory of the models.
 * @param {KiotaFactory<object>} createCall
 * @returns {(bytes: Uint8Array) => object | undefined}
 */
export function notificationsReader(createCall) {
  /** @type {KiotaFactory<Record<string, unknown>>} */
  const createEntry =
    () =>
    (entry = {}) => ({
      '@odata.type': (node) => {
        entry.odataType = node.getStringValue();
      },
      changeType: (node) => {
        entry.changeType = node.getStringValue();
      },
      resourceUrl: (node) => {
        entry.resourceUrl = node.getStringValue();
      },
      resourceData: (node) => {
        entry.resourceData = node.getObjectValue(createCall);
      },
    });
  /** @type {KiotaFactory<Record<string, unknown>>} */
  const createBody =
    () =>
    (body = {}) => ({
      '@odata.type': (node) => {
        body.odataType = node.getStringValue();
      },
      value: (node) => {
        body.value = node.getCollectionOfObjectValues(createEntry);
      },
    });
  return (bytes) => new JsonParseNode(parse(bytes)).getObjectValue(createBody);
}
