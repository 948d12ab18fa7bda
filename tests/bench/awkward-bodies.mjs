// @ts-check
/** Notifications as Graph sends them, which are easily parsed wrongly, and the value that an application needs of each. */

import { textOf } from './bodies.mjs';

/**
 * The result of a reader for one of them.
 *
 * - `kept`: the value is in its usual place
 * - `other form`: it is in its place, but as text or in another spelling
 * - `elsewhere`: it is under another name, or in a record without types
 * - `lost`: it is missing
 * - `refused`: the reader returned nothing, not even the other notifications
 * - `recognised`: the reader reported another kind of body
 * - `accepted`: the reader took the body for notifications, and it is not
 *
 * @typedef {'kept' | 'other form' | 'elsewhere' | 'lost' | 'refused' | 'recognised' | 'accepted'} Finding
 */

/**
 * @typedef {object} Awkward
 * @property {string} title
 * @property {string} text the body
 * @property {string | number} [want] the expected value; without it the body contains no notifications
 * @property {string} [sign] a value that identifies it outside of its usual place; by default the expected value
 * @property {(entries: readonly import('./entries.mjs').Entry[]) => unknown} look
 */

const SHARED = JSON.parse(textOf('established-first'));

/** @type {readonly Awkward[]} */
export const AWKWARD = [
  { title: 'an unknown state', text: textOf('unknown-state'), want: 'parked', look: ([entry]) => entry?.state },
  {
    title: 'subCode for subcode',
    text: textOf('2-consultative-failed'),
    want: 7700,
    look: ([entry]) => entry?.subcode,
  },
  {
    title: 'terminationReason, no result',
    text: textOf('2-consultative-completed'),
    want: 'AppTransferred',
    look: ([entry]) => entry?.terminationReason,
  },
  {
    title: 'replacesContext',
    text: textOf('2-consultative-failed'),
    want: '<replacesContext>',
    look: ([entry]) => entry?.replacesContext,
  },
  { title: 'codes as text', text: textOf('terminated-codes-as-text'), want: 5001, look: ([entry]) => entry?.subcode },
  {
    title: 'a roster, an array',
    text: textOf('roster'),
    want: 3,
    sign: '909c6581-5130-43e9-88f3-fcb3582cde37',
    look: ([entry]) => entry?.participants,
  },
  {
    title: 'one bad entry among three',
    text: textOf('batch-of-three-one-bad'),
    want: 'transferring, transferAccepted',
    look: (entries) => entries.flatMap(({ state }) => state ?? []).join(', '),
  },
  { title: 'a body of the old protocol', text: textOf('legacy-skype-incoming'), look: () => undefined },
  { title: '"value": 7', text: JSON.stringify({ ...SHARED, value: 7 }), look: () => undefined },
  {
    title: 'deleted, without data',
    text: textOf('deleted-without-data'),
    want: 'deleted',
    look: ([entry]) => entry?.changeType,
  },
  {
    title: 'a state with a capital',
    text: textOf('capitalised'),
    want: 'establishing',
    look: ([entry]) => entry?.state,
  },
  {
    title: 'resource for resourceUrl',
    text: JSON.stringify(SHARED, (member, value) => (member === 'resourceUrl' ? undefined : value)),
    want: SHARED.value[0].resource,
    look: ([entry]) => entry?.resource,
  },
];

/**
 * Whether a reader returned the right result.
 * @param {Awkward} awkward
 * @param {Finding} finding
 */
export function isRight({ want }, finding) {
  return want === undefined ? finding === 'refused' || finding === 'recognised' : finding === 'kept';
}
