// @ts-check

/** @import { DeliveryRejected } from './events.js' */

/** @type {Pick<DeliveryRejected, 'status' | 'code' | 'message'>} the rejection of a delivery in the old protocol */
export const LEGACY = {
  status: 204,
  code: 'legacy',
  message:
    'The notification has the form of the old Skype protocol. The response makes the sender repeat it in the form of Graph.',
};
