import type { TransferStep } from 'graph-call-transfer';

/** A step without its id. */
export type Step = TransferStep extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;
