// @ts-check
/** The state machine of a consultation: its table, and every interleaving of what can happen around it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INITIAL, isLeftOver, step } from '../../pkg-template/lib/consultation/machine.js';

/** @typedef {import('../../pkg-template/types/consultation.js').ConsultationEvent} Event */
/** @typedef {import('../../pkg-template/types/consultation.js').ConsultationCommand} Command */
/** @typedef {import('../../pkg-template/types/consultation.js').ConsultationState} State */

const ID = '2e1a0b00-2db4-4022-9570-243709c565ab';
/** @type {(...kinds: string[]) => Event[]} */
const events = (...kinds) =>
  kinds.map(
    (kind) => /** @type {Event} */ (kind === 'created' || kind === 'identified' ? { kind, callId: ID } : { kind }),
  );

/** @param {readonly Event[]} list */
function run(list) {
  /** @type {State} */
  let state = INITIAL;
  /** @type {Command[]} */
  const commands = [];
  for (const event of list) {
    const [next, added] = step(state, event);
    state = next;
    commands.push(...added);
  }
  return { state, commands };
}

test('each end of the table is reached by its events, with its commands', () => {
  const lost = { kind: 'created' };
  for (const [list, phase, end, commands, isLeft] of /** @type {const} */ ([
    [events('created', 'ringing', 'answered', 'complete', 'transferred'), 'ended', 'transferred', ['transfer'], false],
    [events('created', 'answered', 'complete', 'transferFailed'), 'answered', undefined, ['transfer'], false],
    [
      events('created', 'answered', 'complete', 'targetLeft', 'transferFailed'),
      'ended',
      'targetLeft',
      ['transfer'],
      false,
    ],
    [
      events('created', 'answered', 'complete', 'transferEnded', 'hungUp'),
      'ended',
      'callerLeft',
      ['transfer', 'hangUp'],
      false,
    ],
    [
      events('created', 'answered', 'complete', 'cancel', 'transferFailed', 'hungUp'),
      'ended',
      'cancelled',
      ['transfer', 'hangUp'],
      false,
    ],
    [events('created', 'answered', 'complete', 'cancel', 'transferred'), 'ended', 'transferred', ['transfer'], false],
    [
      events('created', 'answered', 'complete', 'transferUnknown', 'cancel', 'hungUp'),
      'ended',
      'cancelled',
      ['transfer', 'hangUp'],
      false,
    ],
    [
      events('created', 'answered', 'complete', 'transferUnknown', 'cancel', 'transferred'),
      'ended',
      'transferred',
      ['transfer', 'hangUp'],
      false,
    ],
    [
      events('created', 'answered', 'complete', 'transferUnknown', 'transferred'),
      'ended',
      'transferred',
      ['transfer'],
      false,
    ],
    [events('created', 'ringing', 'targetLeft'), 'ended', 'notAnswered', [], false],
    [events('created', 'ringing', 'ringTimedOut', 'hungUp'), 'ended', 'notAnswered', ['hangUp'], false],
    [events('created', 'answered', 'targetLeft'), 'ended', 'targetLeft', [], false],
    [events('created', 'ringing', 'callerLeft', 'hungUp'), 'ended', 'callerLeft', ['hangUp'], false],
    [events('created', 'answered', 'callerLeft', 'hungUp'), 'ended', 'callerLeft', ['hangUp'], false],
    [events('created', 'answered', 'cancel', 'hungUp'), 'ended', 'cancelled', ['hangUp'], false],
    [events('created', 'answered', 'abort', 'hangUpFailed'), 'ended', 'aborted', ['hangUp'], true],
    [events('created', 'cancel', 'targetLeft'), 'ended', 'cancelled', ['hangUp'], false],
    [events('creationRefused'), 'ended', 'refused', [], false],
    [events('cancel', 'creationRefused'), 'ended', 'cancelled', [], false],
    [events('cancel', 'created', 'hungUp'), 'ended', 'cancelled', ['hangUp'], false],
    [events('creationUnknown', 'identified', 'answered'), 'answered', undefined, [], false],
    [
      events('creationUnknown', 'ringTimedOut', 'identified', 'hungUp'),
      'ended',
      'notAnswered',
      ['search', 'hangUp'],
      false,
    ],
    [events('creationUnknown', 'cancel', 'searchTimedOut'), 'ended', 'cancelled', ['search'], true],
    [
      events('creationUnknown', 'cancel', 'searchTimedOut', 'identified', 'hungUp'),
      'ended',
      'cancelled',
      ['search', 'hangUp'],
      false,
    ],
    [[/** @type {Event} */ (lost), ...events('cancel', 'searchTimedOut')], 'ended', 'cancelled', ['search'], true],
    [events('identified', 'creationRefused', 'answered'), 'answered', undefined, [], false],
  ])) {
    const result = run(list);
    const name = list.map(({ kind }) => kind).join(', ');
    assert.deepEqual([result.state.phase, result.state.end, result.commands], [phase, end, commands], name);
    assert.equal(isLeftOver(result.state), isLeft, name);
  }
});

/**
 * The world around a consultation: what has really happened, and thus what can happen next.
 *
 * @typedef {object} World
 * @property {State} state
 * @property {'none' | 'ringing' | 'established' | 'ended'} call the consultation call
 * @property {'pending' | 'created' | 'lost' | 'refused'} response
 * @property {boolean} isNamed whether a notification with the client context is out
 * @property {boolean} callerLeft
 * @property {'none' | 'pending' | 'unknown' | 'over'} transfer
 * @property {'none' | 'pending' | 'over'} hangUp
 * @property {boolean} isSearching
 * @property {number} wishes the wishes of the caller that are left
 * @property {number} transfers
 * @property {number} hangUps
 */

/** @type {World} */
const BEGIN = {
  state: INITIAL,
  ...{ call: 'none', response: 'pending', isNamed: false, callerLeft: false, transfer: 'none', hangUp: 'none' },
  ...{ isSearching: false, wishes: 2, transfers: 0, hangUps: 0 },
};

/**
 * Returns everything that can happen next: the event that reaches the machine, and the world after it.
 * @param {World} world
 * @returns {(readonly [event: Event, after: Partial<World>])[]}
 */
function choices(world) {
  const { state, call, response, isNamed, callerLeft, transfer, hangUp, isSearching, wishes } = world;
  /** @type {(readonly [Event, Partial<World>])[]} */
  const next = [];
  const add = (/** @type {Event} */ event, /** @type {Partial<World>} */ after = {}) => next.push([event, after]);
  const isKnown = state.callId !== undefined;

  if (response === 'pending') {
    add({ kind: 'created', callId: ID }, { response: 'created', call: call === 'none' ? 'ringing' : call });
    add({ kind: 'created' }, { response: 'created', call: call === 'none' ? 'ringing' : call });
    add({ kind: 'creationUnknown' }, { response: 'lost', call: call === 'none' ? 'ringing' : call });
    add({ kind: 'creationUnknown' }, { response: 'lost' });
    if (call === 'none') add({ kind: 'creationRefused' }, { response: 'refused' });
  }
  // A notification may be faster than the response, and name the call or not.
  if (!isNamed && response !== 'refused' && (call !== 'none' || response === 'pending')) {
    add({ kind: 'identified', callId: ID }, { isNamed: true, call: call === 'none' ? 'ringing' : call });
  }
  if (isKnown && call === 'ringing') {
    if (!state.hasRung) add({ kind: 'ringing' });
    add({ kind: 'answered' }, { call: 'established' });
  }
  if (isKnown && (call === 'ringing' || call === 'established')) add({ kind: 'targetLeft' }, { call: 'ended' });
  if (!callerLeft) add({ kind: 'callerLeft' }, { callerLeft: true });
  if (state.phase === 'calling') add({ kind: 'ringTimedOut' });
  if (wishes > 0 && state.phase !== 'ended') {
    for (const kind of /** @type {const} */ (['complete', 'cancel', 'abort'])) add({ kind }, { wishes: wishes - 1 });
  }
  if (transfer === 'pending' || transfer === 'unknown') {
    if (!callerLeft && call === 'established') add({ kind: 'transferred' }, { transfer: 'over', call: 'ended' });
    if (!callerLeft) add({ kind: 'transferFailed' }, { transfer: 'over' });
    add({ kind: 'transferEnded' }, { transfer: 'over', callerLeft: true });
    if (transfer === 'pending') add({ kind: 'transferUnknown' }, { transfer: 'unknown' });
  }
  if (hangUp === 'pending') {
    add({ kind: 'hungUp' }, { hangUp: 'over', call: 'ended' });
    add({ kind: 'hangUpFailed' }, { hangUp: 'over' });
  }
  if (isSearching && state.phase === 'ending') add({ kind: 'searchTimedOut' }, { isSearching: false });
  return next;
}

test('every interleaving ends once, leaves nothing ringing unsaid, and transfers only an answered call', (context) => {
  let interleavings = 0;
  /** The numbers of interleavings below each world: many lead to the same one. @type {Map<string, number>} */
  const known = new Map();

  /** @param {World} world @returns {number} */
  function explore(world) {
    const key = JSON.stringify(world);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const next = choices(world);
    const isQuiet = next.every(([{ kind }]) => kind === 'callerLeft' || kind === 'identified');
    if (isQuiet) assertQuiet(world);
    let count = isQuiet ? 1 : 0;
    for (const [event, after] of next) {
      const [state, commands] = step(world.state, event);
      assertStep(world, event, state, commands);
      const hangUps = world.hangUps + commands.filter((command) => command === 'hangUp').length;
      const transfers = world.transfers + commands.filter((command) => command === 'transfer').length;
      assert.ok(hangUps <= 1, `hung up twice: ${key}`);
      count += explore({
        ...world,
        ...after,
        state,
        ...(commands.includes('transfer') && { transfer: /** @type {const} */ ('pending') }),
        ...(commands.includes('hangUp') && { hangUp: /** @type {const} */ ('pending') }),
        isSearching: (after.isSearching ?? world.isSearching) || commands.includes('search'),
        ...{ hangUps, transfers },
      });
    }
    known.set(key, count);
    return count;
  }

  interleavings = explore(BEGIN);
  context.diagnostic(`${interleavings.toLocaleString('en')} interleavings, ${known.size.toLocaleString('en')} worlds`);
  assert.ok(interleavings > 10_000);
});

/**
 * @param {World} world
 * @param {Event} event
 * @param {State} state
 * @param {readonly Command[]} commands
 */
function assertStep(world, event, state, commands) {
  const name = `${event.kind} in ${JSON.stringify(world.state)}`;
  if (world.state.phase === 'ended') assert.equal(state.phase, 'ended', `an end is final: ${name}`);
  if (world.state.phase === 'ended') assert.equal(state.end, world.state.end, `an end is final: ${name}`);
  assert.equal(state.phase === 'ended', state.phase === 'ended' && state.end !== undefined, name);
  if (commands.includes('transfer')) {
    assert.equal(world.state.phase, 'answered', `only an answered call is transferred: ${name}`);
    assert.ok(state.callId !== undefined && !state.targetLeft && !state.callerLeft, name);
  }
  if (commands.includes('hangUp')) {
    assert.ok(state.callId !== undefined && !state.targetLeft, `only a call that goes on is hung up: ${name}`);
    const isOpen =
      world.transfer === 'pending' && !['transferFailed', 'transferEnded', 'transferUnknown'].includes(event.kind);
    assert.ok(!isOpen, `no call is hung up under its transfer: ${name}`);
  }
}

/** Checks a world in which nothing more can happen but late events. @param {World} world */
function assertQuiet(world) {
  const { state, call } = world;
  const name = JSON.stringify(world);
  assert.equal(state.phase, 'ended', `the consultation ends: ${name}`);
  const goesOn = call === 'ringing' || call === 'established';
  if (goesOn) assert.ok(isLeftOver(state), `a call that goes on is said: ${name}`);
  if (state.end === 'transferred') assert.equal(world.transfers > 0, true, name);
}
