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

const LOST = /** @type {Event} */ ({ kind: 'created' });

/**
 * The rows of the table in ARCHITECTURE, in its order: the events, the phase after them, the end, the commands, and whether a call is
 * left over.
 *
 * @type {readonly (readonly [row: string, events: readonly Event[], phase: State['phase'], end: State['end'], commands: Command[], isLeft?: true])[]}
 */
const ROWS = [
  ['calling, answered', events('created', 'ringing', 'answered'), 'answered', undefined, []],
  ['calling, targetLeft', events('created', 'ringing', 'targetLeft'), 'ended', 'notAnswered', []],
  ['calling, creationRefused', events('creationRefused'), 'ended', 'refused', []],
  ['calling, creationRefused of a named call', events('identified', 'creationRefused'), 'calling', undefined, []],
  ['calling, ringTimedOut', events('created', 'ringing', 'ringTimedOut'), 'ending', 'notAnswered', ['hangUp']],
  ['calling, callerLeft', events('created', 'ringing', 'callerLeft'), 'ending', 'callerLeft', ['hangUp']],
  ['calling, cancel', events('created', 'cancel'), 'ending', 'cancelled', ['hangUp']],
  ['calling, abort', events('created', 'abort'), 'ending', 'aborted', ['hangUp']],
  ['answered, callerLeft', events('created', 'answered', 'callerLeft'), 'ending', 'callerLeft', ['hangUp']],
  ['answered, cancel', events('created', 'answered', 'cancel'), 'ending', 'cancelled', ['hangUp']],
  ['answered, abort', events('created', 'answered', 'abort'), 'ending', 'aborted', ['hangUp']],
  ['answered, targetLeft', events('created', 'answered', 'targetLeft'), 'ended', 'targetLeft', []],
  ['answered, complete', events('created', 'answered', 'complete'), 'transferring', undefined, ['transfer']],
  ['transferring, transferred', transferring('transferred'), 'ended', 'transferred', ['transfer']],
  ['transferring, transferEnded', transferring('transferEnded'), 'ending', 'callerLeft', ['transfer', 'hangUp']],
  ['transferring, transferFailed', transferring('transferFailed'), 'answered', undefined, ['transfer']],
  [
    'transferring, transferFailed after the caller left',
    transferring('callerLeft', 'transferFailed'),
    'ending',
    'callerLeft',
    ['transfer', 'hangUp'],
  ],
  [
    'transferring, transferFailed after cancel',
    transferring('cancel', 'transferFailed'),
    'ending',
    'cancelled',
    ['transfer', 'hangUp'],
  ],
  [
    'transferring, transferFailed after abort',
    transferring('abort', 'transferFailed'),
    'ending',
    'aborted',
    ['transfer', 'hangUp'],
  ],
  [
    'transferring, transferFailed after the target left',
    transferring('targetLeft', 'transferFailed'),
    'ended',
    'targetLeft',
    ['transfer'],
  ],
  ['transferring, transferUnknown', transferring('transferUnknown'), 'transferring', undefined, ['transfer']],
  [
    'transferring, transferUnknown after cancel',
    transferring('cancel', 'transferUnknown'),
    'ending',
    'cancelled',
    ['transfer', 'hangUp'],
  ],
  ['transferring, cancel', transferring('cancel'), 'transferring', undefined, ['transfer']],
  [
    'transferring, cancel, then transferred',
    transferring('cancel', 'transferred'),
    'ended',
    'transferred',
    ['transfer'],
  ],
  [
    'transferring undecided, cancel',
    transferring('transferUnknown', 'cancel'),
    'ending',
    'cancelled',
    ['transfer', 'hangUp'],
  ],
  ['ending, hungUp', events('created', 'cancel', 'hungUp'), 'ended', 'cancelled', ['hangUp']],
  ['ending, hangUpFailed', events('created', 'abort', 'hangUpFailed'), 'ended', 'aborted', ['hangUp'], true],
  ['ending, targetLeft', events('created', 'cancel', 'targetLeft'), 'ended', 'cancelled', ['hangUp']],
  ['ending, creationRefused', events('cancel', 'creationRefused'), 'ended', 'cancelled', []],
  ['ending, created', events('cancel', 'created'), 'ending', 'cancelled', ['hangUp']],
  [
    'ending, identified',
    events('creationUnknown', 'cancel', 'identified'),
    'ending',
    'cancelled',
    ['search', 'hangUp'],
  ],
  ['ending, created and identified', events('cancel', 'created', 'identified'), 'ending', 'cancelled', ['hangUp']],
  ['ending, creationUnknown', events('cancel', 'creationUnknown'), 'ending', 'cancelled', ['search']],
  [
    'ending, searchTimedOut',
    events('creationUnknown', 'cancel', 'searchTimedOut'),
    'ended',
    'cancelled',
    ['search'],
    true,
  ],
  [
    'ending, searchTimedOut of a call without an id',
    [LOST, ...events('cancel', 'searchTimedOut')],
    'ended',
    'cancelled',
    ['search'],
    true,
  ],
  [
    'ending, transferred',
    transferring('transferUnknown', 'cancel', 'transferred'),
    'ended',
    'transferred',
    ['transfer', 'hangUp'],
  ],
  [
    'ended, identified',
    events('creationUnknown', 'ringTimedOut', 'searchTimedOut', 'identified', 'hungUp'),
    'ended',
    'notAnswered',
    ['search', 'hangUp'],
  ],
];

/** @param {string[]} kinds after the transfer was sent */
function transferring(...kinds) {
  return events('created', 'answered', 'complete', ...kinds);
}

for (const [row, list, phase, end, commands, isLeft = false] of ROWS) {
  test(`row of the table: ${row}`, () => {
    const result = run(list);
    assert.deepEqual([result.state.phase, result.state.end, result.commands], [phase, end, commands]);
    assert.equal(isLeftOver(result.state), isLeft);
  });
}

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
