// @ts-check
/** The transfer of every case: example 2 of Graph's page, consultative. */

import { EXAMPLE } from './bodies.mjs';

const user = {
  id: '550fae72-d251-43ec-868c-373732c2704f',
  tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
  displayName: 'Heidi Steen',
};
const languageId = 'en-us';
const region = 'amer';
const replacesCallId = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';

/** The input of a caller; and for the cases that parse one, the text of its body and a notification. */
export const GIVEN = {
  input: {
    callId: '341a0500-d4bf-4224-8b19-1581168d328b',
    target: { user },
    languageId,
    region,
    replacesCallId,
  },
  bodyText: JSON.stringify({
    transferTarget: { endpointType: 'default', identity: { user }, languageId, region, replacesCallId },
  }),
  notification: new TextEncoder().encode(EXAMPLE.text),
};

/** @typedef {typeof GIVEN} Given */
