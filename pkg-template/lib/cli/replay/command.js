// @ts-check
/** `replay`: posts the notifications of a recording again. */

import { setTimeout as sleep } from 'node:timers/promises';
import { defineCommand, usageError } from '../arguments.js';
import { CommandError, EXIT } from '../exit.js';
import { readText } from '../input.js';
import { EntryReader } from '../inspect/entries.js';
import { sortByTime } from '../inspect/inspection.js';
import { readPort, readWebhook } from '../simulate/addresses.js';
import { connectGraph } from '../simulate/client.js';
import { GRAPH_OPTIONS, readGraphOptions } from '../simulate/command.js';
import { describeDelivery } from '../simulate/show.js';

/** @import { Context } from '../command.js' */
/** @import { Entry } from '../inspect/entries.js' */
/** @import { Client } from '../simulate/client.js' */

const { 'time-scale': _, ...OPTIONS } = GRAPH_OPTIONS;

export const command = defineCommand({
  name: 'replay',
  operands: ['FILE URL'],
  about: [
    'Posts the notifications of a recording, or of a log, to a webhook: in their order, at their pace. They are signed with ' +
      'the key of the running "simulate", or of one that this command runs on the same port meanwhile.',
  ],
  options: {
    ...OPTIONS,
    'at-once': { type: 'boolean', about: 'Without pauses' },
    speed: { type: 'string', value: 'NUMBER', about: 'The factor of the pace: 10 is ten times faster' },
    unsigned: { type: 'boolean', about: 'Without a token' },
  },
  examples: [
    ['graph-call-transfer replay bot.log http://localhost:3978/api/calls --speed 10', 'Ten times faster than it was'],
  ],
  exitCodes: { [EXIT.negative]: 'the file contains no notification, or the webhook did not take one' },

  async run({ values, operands: [file, webhook, extra] }, context) {
    if (file === undefined || webhook === undefined || extra !== undefined) {
      throw usageError(command, 'operandMissing', 'a file and a URL are expected: replay FILE URL');
    }
    const url = readWebhook(webhook, 'the URL');
    const speed = readSpeed(values.speed);
    const read = new EntryReader().read(await readText(file, context), { isLast: true });
    const entries = sortByTime(read).entries.filter(({ batch }) => batch);
    if (entries.length === 0) {
      context.err.line(context.err.style.yellow('No notification was found: there is nothing to post.'));
      return EXIT.negative;
    }
    const options = await readGraphOptions({ ...values, webhook: url }, context);
    const client = await connectGraph({ port: readPort(values.port), options, mayStart: true }, context);
    try {
      const pace = values['at-once'] ? Number.POSITIVE_INFINITY : speed;
      return await postAll(client, entries, { url, pace, isSigned: values.unsigned !== true }, context);
    } finally {
      await client.close();
    }
  },
});

/** @param {string | undefined} text */
function readSpeed(text = '1') {
  const speed = Number(text);
  if (speed > 0 && Number.isFinite(speed)) return speed;
  throw new CommandError('invalidValue', `--speed is invalid: expected a number above 0, found "${text}"`);
}

/**
 * @param {Client} client
 * @param {readonly Entry[]} entries
 * @param {{ url: string, pace: number, isSigned: boolean }} options
 * @param {Context} context
 */
async function postAll(client, entries, { url, pace, isSigned }, { out, isJson, signal }) {
  let last = entries[0]?.at;
  let failed = 0;
  for (const { body, batch, at } of entries) {
    const pause = at !== undefined && last !== undefined ? Math.max(0, at - last) / pace : 0;
    if (pause > 0) await sleep(pause, undefined, { signal });
    last = at ?? last;
    const callId = (batch?.kind === 'graph' && batch.notifications[0]?.callId) || '';
    for await (const line of client.request('deliver', { url, body: JSON.stringify(body), callId, isSigned })) {
      if (line.attempt?.isLast && !(line.attempt.status < 400)) failed += 1;
      if (isJson) out.json(line, 'line');
      else if (line.kind === 'delivery') out.line(describeDelivery(out, line));
    }
  }
  const { green, red } = out.style;
  const total = entries.length;
  if (!isJson) out.line(failed === 0 ? green(`${total} posted`) : red(`${failed} of ${total} were not taken`));
  return failed === 0 ? EXIT.done : EXIT.negative;
}
