// @ts-check
/** `trigger`: plays a course against a running webhook. */

import { randomUUID } from 'node:crypto';
import { isGuid } from 'graph-call-transfer/ids';
import { profiles } from 'graph-call-transfer/simulator';
import { defineCommand, usageError } from '../arguments.js';
import { CommandError, EXIT } from '../exit.js';
import { readPort } from '../simulate/addresses.js';
import { connectGraph } from '../simulate/client.js';
import { GRAPH_OPTIONS, readGraphOptions } from '../simulate/command.js';
import { readProfile } from '../simulate/graph.js';
import { SCENARIOS } from '../simulate/scenarios.js';
import { describeDelivery } from '../simulate/show.js';

/** Profiles that refuse every transfer have no notifications to play. */
const PLAYABLE = profiles.filter(({ group, name }) => group !== 'refused' && name !== 'hang').map(({ name }) => name);

export const command = defineCommand({
  name: 'trigger',
  operands: ['PROFILE', 'incoming'],
  about: [
    'Plays a course against your webhook: a call comes in, is transferred, and ends as the profile says. Your app sends ' +
      'nothing for it. The running "simulate" signs and posts the notifications; with --webhook, and without a running ' +
      'one, this command does it itself.',
    `The profiles are ${PLAYABLE.join(', ')}; "incoming" plays only the incoming call.`,
  ],
  options: {
    ...GRAPH_OPTIONS,
    webhook: { type: 'string', value: 'URL', about: 'The webhook, if no "simulate" is running' },
    'call-id': { type: 'string', value: 'GUID', about: 'The call; by default a new one' },
    scenario: { type: 'string', value: 'NAME', choices: SCENARIOS, about: 'The kind of transfer' },
  },
  examples: [
    ['graph-call-transfer trigger failed', 'A transfer that fails, at the webhook of the running "simulate"'],
    ['graph-call-transfer trigger complete --webhook http://localhost:3978/api/calls', 'Without a running "simulate"'],
  ],
  exitCodes: { [EXIT.negative]: 'the webhook did not take a notification' },
  operandChoices: () => [...PLAYABLE, 'incoming'],

  async run({ values, operands: [name, extra] }, context) {
    if (name === undefined || extra !== undefined) {
      throw usageError(command, 'operandMissing', `one profile is expected: ${PLAYABLE.join(', ')}, or incoming`);
    }
    if (name !== 'incoming' && !PLAYABLE.includes(readProfile(name))) {
      throw new CommandError('notPlayable', `the profile ${name} refuses the request, and sends no notification`, {
        hint: `To see the refusal, run your app against it: graph-call-transfer simulate --profile ${name}`,
      });
    }
    const { 'call-id': callId = randomUUID(), scenario = 'blind', webhook } = values;
    if (!isGuid(callId))
      throw usageError(command, 'invalidValue', `--call-id is invalid: expected a GUID, found "${callId}"`);
    const options = await readGraphOptions({ ...values, profile: name === 'incoming' ? 'complete' : name }, context);
    const client = await connectGraph(
      { port: readPort(values.port), options, mayStart: webhook !== undefined },
      context,
    );
    try {
      return await play(client, { profile: name, scenario, callId }, context);
    } finally {
      await client.close();
    }
  },
});

/**
 * @param {import('../simulate/client.js').Client} client
 * @param {{ profile: string, scenario: string, callId: string }} course
 * @param {import('../command.js').Context} context
 */
async function play(client, course, { out, isJson }) {
  const { dim, bold } = out.style;
  if (!isJson) out.line(`${bold(course.profile)} ${dim(`call ${course.callId}`)}`);
  let isTaken = true;
  for await (const line of client.request('trigger', course)) {
    if (line.attempt?.isLast && !(line.attempt.status < 400)) isTaken = false;
    if (isJson) out.json(line, 'line');
    else if (line.kind === 'delivery') out.line(`  ${describeDelivery(out, line)}`);
    else if (line.kind === 'error') throw new CommandError('notPlayed', line.message);
    else if (line.outcome)
      out.line(
        `${dim('actual outcome:')} ${line.outcome.kind}, ${line.outcome.delivered} of ${line.outcome.total} notifications delivered`,
      );
  }
  return isTaken ? EXIT.done : EXIT.negative;
}
