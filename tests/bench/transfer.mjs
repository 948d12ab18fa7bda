// @ts-check
/** The transfer that every case is about: example 2 of Graph's page, consultative. */

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const USER = {
  id: '550fae72-d251-43ec-868c-373732c2704f',
  tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
  displayName: 'Heidi Steen',
};
const LOCALE = { languageId: 'en-us', region: 'amer' };
const REPLACES_CALL_ID = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';

/** What a caller knows. */
export const INPUT = { callId: CALL_ID, target: { user: USER }, ...LOCALE, replacesCallId: REPLACES_CALL_ID };

/** The body of that transfer, as somebody would hand it to be checked. */
export const BODY_TEXT = JSON.stringify({
  transferTarget: {
    endpointType: 'default',
    identity: { user: USER },
    ...LOCALE,
    replacesCallId: REPLACES_CALL_ID,
  },
});

/** @typedef {{ input: typeof INPUT, bodyText: string }} Given */

/** What every case gets. @type {Given} */
export const GIVEN = { input: INPUT, bodyText: BODY_TEXT };
