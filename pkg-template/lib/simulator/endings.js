// @ts-check
/** What can become of a transfer, and in which words Graph says so. */

/** @import { ResultInfo } from '../../types/index.js' */
/** @import { SimulatedTruth } from '../../types/simulator.js' */
/** @import { Transfer } from './transfer.js' */

/**
 * @typedef {object} Ending
 * @property {Extract<SimulatedTruth['kind'], 'completed' | 'failed' | 'ended'>} kind
 * @property {Required<Pick<ResultInfo, 'code' | 'subcode' | 'message'>>} [result]
 * @property {string} [terminationReason]
 */

/** @typedef {'completed' | 'failed' | 'declined' | 'hungUp'} EndingName */

/**
 * The first two are those of Graph's transfer page; of a target that declines it shows nothing, but any result of 400 or
 * more on an established call is a failure.
 *
 * @type {Readonly<Record<EndingName, (transfer: Transfer) => Ending>>}
 */
export const endings = {
  completed: ({ isConsultative }) =>
    isConsultative
      ? { kind: 'completed', terminationReason: 'AppTransferred' }
      : { kind: 'completed', result: { code: 0, subcode: 7015, message: 'GracefulTransferCompleted' } },

  failed: ({ isConsultative }) => {
    const subcode = isConsultative ? 7700 : 7000;
    return { kind: 'failed', result: { code: 500, subcode, message: `Transfer failed. DiagCode: 500#${subcode}.@` } };
  },

  declined: () => ({
    kind: 'failed',
    result: { code: 603, subcode: 8538, message: 'Callee declined. DiagCode: 603#8538.@' },
  }),

  hungUp: () => ({ kind: 'ended', result: { code: 200, subcode: 4521, message: 'Call ended. DiagCode: 0#4521.@' } }),
};
