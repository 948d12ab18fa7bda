// @ts-check
/** Clocks that jump, other time zones, and a year of transfers in a few seconds. */

import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createHub } from '../../www/server/relay/hub.js';
import { stepsOf } from '../package/support/bodies.mjs';
import { api } from '../package/support/installed.mjs';
import { claims, NOW, NOW_SECONDS, publicJwk, token } from '../package/support/sender.mjs';
import { post, webhookFor } from '../package/support/webhook.mjs';
import { transferOf } from '../server/support/events.mjs';
import { ready } from '../server/support/relay-app.mjs';

/** @import { Pass } from './pass.mjs' */

const MIB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
const SKEW_SECONDS = 300;

setFlagsFromString('--expose-gc');
const collect = /** @type {() => void} */ (runInNewContext('gc'));

/** @param {Pass} pass */
export async function attack(pass) {
  await jump(pass);
  await travel(pass);
  trackYear(pass);
  await relayYear(pass);
}

/**
 * The clock of a webhook jumps: no token is accepted outside its time.
 * @param {Pass} pass
 */
async function jump(pass) {
  let now = NOW;
  const discovery = 'https://sender.example/jumping';
  const fetch = async (/** @type {string | URL | Request} */ url) =>
    Response.json(String(url) === discovery ? { jwks_uri: `${discovery}/keys` } : { keys: [publicJwk('first')] });
  const { webhook } = webhookFor({ discovery }, { clock: () => now, fetch });
  for (let round = pass.rounds(200, 2_000); round > 0; round -= 1) {
    const [begin, end] = [NOW_SECONDS + pass.random.below(5000) - 2500, NOW_SECONDS + pass.random.below(5000) - 2500];
    const authorization = `Bearer ${token({ payload: claims({ nbf: begin, exp: end }) })}`;
    for (let jumps = 4; jumps > 0; jumps -= 1) {
      const span = pass.random.oneOf([1, 400, 4_000, 90_000, 400 * 86_400]);
      now = NOW + (pass.random.below(2 * span) - span) * 1000;
      const { status } = await webhook(post({ authorization }));
      const seconds = now / 1000;
      const isInTime = seconds >= begin - SKEW_SECONDS && seconds < end + SKEW_SECONDS;
      // 503 while the keys are too old, or may not be read again yet.
      assert.ok(
        isInTime ? [202, 503].includes(status) : [401, 503].includes(status),
        `${status} at ${seconds} of ${begin} to ${end}`,
      );
      pass.count('jumps');
    }
  }
}

/**
 * Other time zones change no number, and no text of the command line.
 * @param {Pass} pass
 */
async function travel(pass) {
  const program = inProject('tests/torture/time-zone.mjs');
  const zones = ['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Europe/Berlin'];
  const printed = await Promise.all(
    zones.map((zone) => run(process.execPath, [program], { env: { TZ: zone }, onlyStdout: true })),
  );
  for (const [at, text] of printed.entries()) assert.equal(text, printed[0], zones[at]);
  assert.match(printed[0] ?? '', /retryAfterSeconds/);
  pass.count('time zones', zones.length);
}

/**
 * A tracker over many more transfers than it holds.
 * @param {Pass} pass
 */
function trackYear(pass) {
  const tracker = new api.TransferTracker({ capacity: 1_000 });
  const transfers = pass.rounds(20_000, 100_000);
  let memory = 0;
  for (let number = 0; number < transfers; number += 1) {
    const steps = stepsOf(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`);
    for (const body of [steps.transferring, pass.random.oneOf([steps.accepted, steps.failed]), steps.completed])
      tracker.apply(body);
    if (number === transfers / 4) memory = process.memoryUsage().external;
  }
  assert.ok(tracker.snapshot().length < 2 * MIB);
  assert.ok(process.memoryUsage().external < memory + 8 * MIB, 'the memory of the module grew');
  tracker.free();
  pass.count('tracked transfers', transfers);
}

/**
 * A hub with a log in memory, over the events of a year.
 * @param {Pass} pass
 */
async function relayYear(pass) {
  const log = createMemoryLog();
  const hub = createHub({ log, mode: 'simulated', onError: (message) => pass.fail(new Error(message)) });
  pass.after(() => hub.close());
  await ready(hub);
  const transfers = pass.rounds(3_000, 10_000);
  const began = NOW - 365 * DAY_MS;
  let heap = 0;
  for (let number = 0; number < transfers; number += 1) {
    const callId = `10000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
    const at = began + Math.floor((number / transfers) * 365 * DAY_MS);
    // Events of a clock that was set back, now and then.
    const shift = pass.random.onceIn(50) ? -DAY_MS : 0;
    for (const event of transferOf(callId)) await log.append({ ...event, at: at + shift });
    if (number === Math.floor(transfers / 2)) heap = heapUsed();
  }
  await ready(hub);
  assert.ok(hub.transferRecords().length <= 2_000, `${hub.transferRecords().length} records`);
  assert.ok(heapUsed() < heap + 48 * MIB, `the heap grew from ${heap} to ${heapUsed()} bytes`);
  pass.count('relayed transfers', transfers);
}

function heapUsed() {
  collect();
  return process.memoryUsage().heapUsed;
}
