// @ts-check

/** @import { DeliveryRejected } from './events.js' */

/** @type {Pick<DeliveryRejected, 'status' | 'code' | 'message'>} what becomes of a delivery of the old protocol */
export const LEGACY = {
  status: 204,
  code: 'legacy',
  message: 'The notification had the form before Graph; the answer has the sender send it again in the form of Graph.',
};
