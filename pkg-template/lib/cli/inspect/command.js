// @ts-check
/** `inspect`: what the notifications in a log say of transfers. */

import { callKey, isGuid } from 'graph-call-transfer/ids';
import { defineCommand, usageError } from '../arguments.js';
import { EXIT } from '../exit.js';
import { readText, withoutBase64 } from '../input.js';
import { EntryReader } from './entries.js';
import { hintOfText } from './foreign.js';
import { growingText } from './growing.js';
import { describeNotification, Inspection, sortByTime } from './inspection.js';
import { showCall, showConsultation, showEntry, verdictLine } from './show.js';

/** @import { Context } from '../command.js' */
/** @import { Entry } from './entries.js' */
/** @import { InspectedCall, InspectedConsultation } from './inspection.js' */

export const command = defineCommand({
  name: 'inspect',
  operands: ['FILE', '-', 'FILE --follow'],
  about: [
    'Reads notifications and says how each transfer ended: the verdict with its certainty, the evidence, the next step, ' +
      'and the ladder. The file can be bodies of the webhook, JSON Lines, a log with bodies in its lines, or a recording ' +
      'of the console or of "listen".',
    'Where lines have times, they are sorted by them. Times without a zone count as UTC.',
  ],
  options: {
    follow: { type: 'boolean', short: 'f', about: 'Wait for more, and report each change; Ctrl-C ends' },
    mermaid: { type: 'boolean', about: 'Write the ladders as Mermaid diagrams' },
    call: { type: 'string', value: 'GUID', about: 'Show only this call' },
    expect: {
      type: 'string',
      multiple: true,
      value: 'GUID',
      about: 'A transfer of this call was sent; can be repeated',
    },
    replaces: { type: 'string', value: 'GUID', about: 'The call that the expected transfer replaces' },
    quiet: { type: 'boolean', short: 'q', about: 'Leave out the list of the notifications' },
  },
  examples: [
    ['graph-call-transfer inspect bot.log', 'How the transfers in a log ended'],
    ['kubectl logs -f bot | graph-call-transfer inspect - --follow', 'The same, while they happen'],
    ['graph-call-transfer inspect recording.jsonl --mermaid', 'A diagram for a ticket'],
  ],
  exitCodes: { [EXIT.negative]: 'the text contains no notification, or a transfer did not complete' },

  async run({ values, operands: [file, ...others] }, context) {
    if (file === undefined || others.length > 0) {
      const problem = file === undefined ? 'a file is missing' : `one file is expected, found ${others.length + 1}`;
      throw usageError(command, 'operandMissing', `${problem}: expected FILE or - for the standard input`);
    }
    const { expect = [], replaces, call } = values;
    for (const id of [...expect, replaces, call]) {
      if (id !== undefined && !isGuid(id)) throw usageError(command, 'invalidValue', `"${id}" is not a GUID`);
    }
    if (replaces !== undefined && expect.length !== 1) {
      throw usageError(
        command,
        'invalidValue',
        '--replaces belongs to one --expect: expected --expect GUID --replaces GUID',
      );
    }
    const transfers = expect.map((callId) => ({ callId, ...(replaces !== undefined && { replacesCallId: replaces }) }));
    const inspection = new Inspection(transfers);
    const options = { call, isQuiet: values.quiet === true };
    if (values.follow) return follow(file, inspection, options, context);

    const text = withoutBase64(await readText(file, context));
    const read = new EntryReader().read(text, { isLast: true });
    const { entries, moved } = sortByTime(read);
    for (const entry of entries) inspection.apply(entry);
    const all = await inspection.calls();
    const calls = call === undefined ? all : [await inspection.call(call)].filter((each) => each !== undefined);
    const consultations = inspection.consultations().filter((each) => call === undefined || isOf(each, call));
    if (context.isJson) writeJson({ entries, moved, calls, consultations }, context);
    else if (values.mermaid) writeMermaid(calls, consultations, context);
    else {
      const others = inspection.callCount - all.length;
      writeText({ entries, moved, calls, consultations, others, text }, options, context);
    }
    return exitCode(entries, calls);
  },
});

/** @typedef {{ call: string | undefined, isQuiet: boolean }} ShowOptions */

/**
 * Returns whether a call is one of a consultation.
 * @param {InspectedConsultation} consultation
 * @param {string} id
 */
function isOf({ callId, state }, id) {
  return [callId, state.callId ?? ''].some((each) => callKey(each) === callKey(id));
}

/**
 * @param {readonly Entry[]} entries
 * @param {readonly InspectedCall[]} calls
 */
function exitCode(entries, calls) {
  const hasContent = calls.length > 0 || entries.some(({ batch }) => batch);
  const isPositive = hasContent && calls.every(({ outcome }) => outcome.kind === 'completed');
  return isPositive ? EXIT.done : EXIT.negative;
}

/**
 * @param {{ entries: readonly Entry[], moved: number, calls: readonly InspectedCall[], consultations: readonly InspectedConsultation[] }} found
 * @param {Context} context
 */
function writeJson({ entries, moved, calls, consultations }, { out }) {
  const asked = consultations.map(({ callId, state, diagram }) => ({
    ...{ callId, ...(state.callId !== undefined && { consultationCallId: state.callId }), phase: state.phase },
    ...{ ...(state.end !== undefined && { end: state.end }), mermaid: diagram.mermaid.ladder },
  }));
  out.json({
    ...{ notifications: entries.flatMap(toJson), moved, calls: calls.map(callToJson) },
    ...(asked.length > 0 && { consultations: asked }),
  });
}

/** @param {InspectedCall} call */
function callToJson({ callId, status, outcome, explanation, diagram }) {
  const rest = without(outcome, ['kind', 'status']);
  const mermaid = diagram.mermaid.ladder;
  return { callId, outcome: outcome.kind, ...rest, status, ...(explanation && { explanation }), mermaid };
}

/**
 * @param {object} value
 * @param {readonly string[]} names
 */
function without(value, names) {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/**
 * A log without dates has only times of day, which were counted from 1970.
 * @param {number | undefined} at
 */
function timeAsJson(at) {
  if (at === undefined) return {};
  const date = new Date(at);
  const text = date.toISOString();
  return date.getUTCFullYear() === 1970 ? { timeOfDay: text.slice(11, 23) } : { at: text };
}

/**
 * Writes the notifications of an entry as data.
 * @param {Entry} entry
 * @returns {object[]}
 */
function toJson({ line, at, batch, foreign, fault }) {
  const place = { line, ...timeAsJson(at) };
  if (fault !== undefined) return [{ ...place, kind: 'unreadable', message: fault }];
  if (foreign !== undefined) return [{ ...place, kind: 'foreign', message: foreign }];
  if (!batch) return [];
  if (batch.kind !== 'graph') return [{ ...place, kind: batch.kind }];
  return batch.notifications.map((notification) => ({
    ...place,
    kind: notification.kind,
    ...(notification.callId !== undefined && { callId: notification.callId }),
    text: describeNotification(notification),
  }));
}

/**
 * @param {readonly InspectedCall[]} calls
 * @param {readonly InspectedConsultation[]} consultations
 * @param {Context} context
 */
function writeMermaid(calls, consultations, { out, err }) {
  for (const { callId, diagram } of [...calls, ...consultations]) {
    out.write(`%% call ${callId}\n${diagram.mermaid.ladder.trimEnd()}\n\n`);
  }
  if (calls.length === 0 && consultations.length === 0) err.line(err.style.yellow('No transfer was found.'));
}

/**
 * @param {object} found
 * @param {readonly Entry[]} found.entries
 * @param {number} found.moved
 * @param {readonly InspectedCall[]} found.calls
 * @param {readonly InspectedConsultation[]} found.consultations
 * @param {number} found.others
 * @param {string} found.text
 * @param {ShowOptions} options
 * @param {Context} context
 */
function writeText({ entries, moved, calls, consultations, others, text }, { isQuiet, call }, { out, err }) {
  const { dim, yellow } = out.style;
  if (!isQuiet && call === undefined) {
    for (const entry of entries) showEntry(out, entry);
    if (moved > 0) out.line(dim(`Sorted by time: ${moved} of ${entries.length} were in another order.`));
    if (entries.length > 0) out.line();
  }
  for (const [index, each] of calls.entries()) {
    if (index > 0) out.line();
    showCall(out, each);
  }
  for (const [index, each] of consultations.entries()) {
    if (index + calls.length > 0) out.line();
    showConsultation(out, each);
  }
  if (
    calls.length + consultations.length === 0 &&
    !entries.some(({ batch, fault, foreign }) => batch ?? fault ?? foreign)
  ) {
    err.line(
      err.style.yellow(`No notification was found: no JSON with commsNotifications. ${hintOfText(text) ?? ''}`.trim()),
    );
  } else if (calls.length + consultations.length === 0 && others === 0) {
    err.line(err.style.yellow('No notification of a call could be read.'));
  } else if (calls.length + consultations.length === 0) {
    const advice = 'If one was sent, name its call: --expect GUID';
    out.line(
      yellow(
        call === undefined
          ? `No transfer was found in ${others === 1 ? 'the call' : `the ${others} calls`}. ${advice}`
          : `No transfer of ${call} was found.`,
      ),
    );
  } else if (others > 0 && call === undefined) {
    out.line(dim(`\n${others === 1 ? '1 other call' : `${others} other calls`} had no transfer.`));
  }
}

/**
 * Reports each notification and each verdict as the log grows.
 * @param {string} file
 * @param {Inspection} inspection
 * @param {ShowOptions} options
 * @param {Context} context
 */
async function follow(file, inspection, { isQuiet, call }, context) {
  const { out, isJson, signal } = context;
  const reader = new EntryReader();
  for await (const text of growingText(file, signal)) {
    for (const entry of reader.read(text, { isLast: false })) {
      const changed = inspection.apply(entry).map((change) => change.callId);
      if (isJson) for (const each of toJson(entry)) out.json(each, 'line');
      else if (!isQuiet) showEntry(out, entry);
      for (const callId of new Set(changed)) {
        const inspected = call === undefined || call === callId ? await inspection.call(callId) : undefined;
        if (!inspected) continue;
        if (isJson) out.json({ kind: 'verdict', ...callToJson(inspected) }, 'line');
        else out.line(verdictLine(out, inspected));
      }
    }
  }
  return EXIT.done;
}
