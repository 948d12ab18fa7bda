// @ts-check
import { createSimulatorKey } from 'graph-call-transfer/simulator';

/** @type {ReturnType<typeof createSimulatorKey> | undefined} */
let key;

/** Returns the key of all simulated servers of this process: a key for each would take more time than most tests. */
export function sharedSimulatorKey() {
  key ??= createSimulatorKey();
  return key;
}
