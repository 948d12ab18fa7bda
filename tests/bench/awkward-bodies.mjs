// @ts-check
/** Notifications as they do come, which are easily read wrongly, and what somebody wants to know of each. */

import { textOf } from './bodies.mjs';

/**
 * What was made of one of them.
 *
 * - `kept`: it is where one looks for it
 * - `other form`: it is there, but as text, or spelled otherwise
 * - `elsewhere`: it is under another name, or in a bag without types
 * - `lost`: it is not there
 * - `refused`: nothing was read, not of the other notifications either
 * - `told apart`: the body was said to be something else
 * - `accepted`: as notifications, which it is not
 *
 * @typedef {'kept' | 'other form' | 'elsewhere' | 'lost' | 'refused' | 'told apart' | 'accepted'} Finding
 */

/**
 * @typedef {object} Awkward
 * @property {string} title
 * @property {string} text the body
 * @property {string | number} [want] what one looks for; without it the body should not be taken for notifications
 * @property {string} [sign] by what it is known when it is not where one looks for it; otherwise what one looks for
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
 * @param {Awkward} awkward
 * @param {Finding} finding
 */
export function isRight({ want }, finding) {
  return want === undefined ? finding === 'refused' || finding === 'told apart' : finding === 'kept';
}
