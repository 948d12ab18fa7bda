// @ts-check
/** What is told of a call that comes in. */

import { chainIdOf } from './calls.js';
import { aboutRoster, audio, captured, typed } from './entries.js';
import { appIdentity, participants } from './people.js';

/** @import { CallState } from '../../types/index.js' */
/** @import { Entry } from './entries.js' */
/** @import { App } from './people.js' */

/**
 * @typedef {object} IncomingCall
 * @property {string} callId
 * @property {CallState} state `established` is told step by step, and twice, as of real calls; any other is all that is told
 * @property {'peerToPeer' | 'group'} callType
 */

/**
 * @param {IncomingCall} call
 * @param {App} app
 * @returns {readonly (readonly [offset: number, entry: Entry])[]} milliseconds after the beginning, and what is told then
 */
export function tellIncomingCall({ callId, state, callType }, app) {
  const callChainId = chainIdOf(callId);
  const everybody = participants(callId, callType, app);
  const beginning = (/** @type {CallState} */ shown) =>
    captured('created', callId, {
      state: shown,
      direction: 'incoming',
      callChainId,
      source: everybody[0]?.info,
      targets: [typed('invitationParticipantInfo', { identity: appIdentity(app), endpointType: 'default' })],
      requestedModalities: ['audio'],
      tenantId: app.tenantId,
    });
  if (state !== 'established') return [[0, beginning(state)]];

  return [
    [0, beginning('incoming')],
    [600, captured('updated', callId, { id: callId, state, callChainId })],
    [800, captured('updated', callId, { id: callId, state, ...audio('active') })],
    ...(callType === 'group' ? [/** @type {const} */ ([1000, aboutRoster(callId, everybody)])] : []),
  ];
}
