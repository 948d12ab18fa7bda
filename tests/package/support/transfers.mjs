// @ts-check
/** A right transfer, as the tests send it. */

export const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
export const USER_ID = '550fae72-d251-43ec-868c-373732c2704f';
export const TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';
export const OTHER_TENANT_ID = '1fdd7ee8-7f0f-4cd8-9d4f-0f1a5b6f3f11';

/** @type {import('graph-call-transfer').TransferInput} */
export const INPUT = { callId: CALL_ID, target: { user: { id: USER_ID } } };

export const CALL_PATH = `/v1.0/communications/calls/${CALL_ID}`;
export const TRANSFER_PATH = `${CALL_PATH}/transfer`;
export const BODY = `{"transferTarget":{"endpointType":"default","identity":{"user":{"id":"${USER_ID}"}}}}`;

/** Looks like no other text here, so that it can be searched for. */
export const TOKEN = 'eyJ0b2tlbi1vZi10aGUtdGVzdHM.c2VjcmV0LWNsYWltcw.c2VjcmV0LXNpZ25hdHVyZQ';
