// @ts-check
/** What the called party does: the notifications about a call that the app created, and their times. */

/** @import { ResultInfo } from '../../types/index.js' */
/** @import { CalleeBehaviour } from '../../types/simulator.js' */

/**
 * A stage of a call, and its delay after the previous one in milliseconds.
 * @typedef {readonly [delay: number, stage: 'establishing' | 'ringing' | 'established' | 'ended']} Stage
 */

/** @typedef {Required<Pick<ResultInfo, 'code' | 'subcode' | 'message'>>} EndResult */

/**
 * @typedef {object} Callee
 * @property {readonly Stage[]} stages
 * @property {(isToPhone: boolean) => EndResult} [end] the result, if the call ends by itself
 */

/** @type {readonly Stage[]} */
const rings = [
  [150, 'establishing'],
  [350, 'ringing'],
];

/** The codes are those of Microsoft's tables, as in a transfer that fails for the same reason. */
export const callees = /** @satisfies {Record<CalleeBehaviour, Callee>} */ ({
  answers: { stages: [...rings, [2500, 'established']] },
  answersAtOnce: { stages: [[150, 'established']] },
  declines: { stages: [...rings, [1500, 'ended']], end: () => result(603, 8538, 'Callee declined.') },
  busy: {
    stages: [
      [150, 'establishing'],
      [500, 'ended'],
    ],
    end: (isToPhone) => (isToPhone ? result(486, 560486, 'Busy Here.') : result(486, 8539, 'Callee is busy.')),
  },
  noAnswer: {
    stages: [...rings, [30_000, 'ended']],
    end: (isToPhone) =>
      isToPhone ? result(480, 560480, 'No answer.') : result(487, 10004, 'The call was not answered in time.'),
  },
  unreachable: {
    stages: [
      [150, 'establishing'],
      [900, 'ended'],
    ],
    end: () => result(480, 10037, 'No callee endpoints were found.'),
  },
  ringsOn: { stages: rings },
  hangsUp: {
    stages: [...rings, [2500, 'established'], [2000, 'ended']],
    end: () => endByParty,
  },
});

/** The other party ended the call. */
export const endByParty = result(200, 4521, 'Call ended.', '0#4521');
/** The app ended the call. */
export const endByApp = result(200, 7000, 'The conversation has ended by bot.');

/**
 * @param {number} code
 * @param {number} subcode
 * @param {string} text
 * @param {string} [diagCode]
 * @returns {EndResult}
 */
function result(code, subcode, text, diagCode = `${code}#${subcode}`) {
  return { code, subcode, message: `${text} DiagCode: ${diagCode}.@` };
}
