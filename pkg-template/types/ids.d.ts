/** Returns whether a value is a GUID: 32 hexadecimal digits in either case, with dashes or without. */
export declare function isGuid(value: unknown): value is string;

/**
 * Returns a key that is equal for all spellings of a call id: a GUID in lower case with dashes, any other id unchanged.
 *
 * Graph, a notification and your own records may spell the id of one call differently. The functions of this package compare ids
 * by this key; use it for a `Map` or a database of your own.
 *
 * @example
 * import { callKey } from 'graph-call-transfer/ids';
 *
 * callKey('341A0500D4BF42248B191581168D328B'); // 341a0500-d4bf-4224-8b19-1581168d328b
 */
export declare function callKey(callId: string): string;

/** Returns a random GUID (version 4). Unlike `crypto.randomUUID`, it also works on a page that is served over plain HTTP. */
export declare function randomGuid(): string;
