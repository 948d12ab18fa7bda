// @ts-check
/** A promise that is resolved once, with waits that can be cut off. */

import { TransferError } from '../error.js';
import { readWaitOptions } from '../tracker/wait.js';

/** @import { OutcomeOptions } from '../../types/index.js' */

export class Settled {
  #resolve = () => {};
  /** @type {Promise<undefined>} */
  promise = new Promise((resolve) => {
    this.#resolve = () => resolve(undefined);
  });

  settle() {
    this.#resolve();
  }

  /**
   * Waits, at most until the timeout or the abort of the options.
   * @param {OutcomeOptions} [options]
   * @returns {Promise<undefined>}
   */
  wait(options) {
    const { signal, timeoutMs } = readWaitOptions(options);
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        end();
        reject(
          new TransferError('aborted', 'the wait was aborted; the consultation continues', { cause: signal?.reason }),
        );
      };
      const onTimeout = () => {
        end();
        reject(new TransferError('timedOut', `the consultation did not end within ${timeoutMs} ms`));
      };
      const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.promise.then(() => {
        end();
        resolve(undefined);
      });
    });
  }
}
