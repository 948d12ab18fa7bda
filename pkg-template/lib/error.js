// @ts-check
/** `TransferError`. Of this file there must be one instance in a process: the class is compared. */

import { isErrorNamed, nameErrors } from './named-error.js';

/** @import { TransferErrorCode, TransferErrorDetails } from '../types/index.js' */

class TransferErrorClass extends Error {
  /**
   * @param {TransferErrorCode} code
   * @param {string} message
   * @param {TransferErrorDetails} [details]
   */
  constructor(code, message, { hint, issues, delivered, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(
      this,
      { code },
      hint === undefined ? {} : { hint },
      issues === undefined ? {} : { issues },
      delivered === undefined ? {} : { delivered },
    );
  }

  static {
    // Written out, because a minifier renames the class.
    nameErrors(TransferErrorClass, 'TransferError');
  }
}

/** @type {typeof import('../types/index.js').TransferError} */
export const TransferError = /** @type {any} */ (TransferErrorClass);

/** @type {typeof import('../types/index.js').isTransferError} */
export function isTransferError(error) {
  return isErrorNamed(error, 'TransferError');
}
