// @ts-check
/** A valid transfer. */

import { createSimulator } from 'graph-call-transfer/simulator';

export const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
export const TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';
export const OTHER_TENANT_ID = '1fdd7ee8-7f0f-4cd8-9d4f-0f1a5b6f3f11';
export const CALL_PATH = `/v1.0/communications/calls/${CALL_ID}`;
export const TRANSFER_PATH = `${CALL_PATH}/transfer`;

export const TARGET = { identity: { user: { id: '550fae72-d251-43ec-868c-373732c2704f', tenantId: TENANT_ID } } };
export const TRANSFEREE = {
  identity: { user: { id: '751f6800-3180-414d-bd94-333364659951', tenantId: TENANT_ID } },
  participantId: '909c6581-5130-43e9-88f3-fcb3582cde37',
};
export const BODY = JSON.stringify({ transferTarget: TARGET });

/** @param {string} [token] by default a valid one of the simulator */
export function transferHeaders(token = createSimulator().issueToken()) {
  return { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
}
