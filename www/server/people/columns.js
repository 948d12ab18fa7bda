// @ts-check

/**
 * An entry of the people file, as text.
 *
 * @typedef {object} Row
 * @property {number} line from 1
 * @property {{ readonly [Name in Column]?: string }} members without the empty ones
 */

/** A problem of the file; the message repeats no value of it. @typedef {{ line: number, message: string }} RowProblem */

/** @typedef {typeof COLUMNS[number]} Column */

/** The columns of the people file, in the order for a message. */
export const COLUMNS = /** @type {const} */ ([
  'displayName',
  'kind',
  'id',
  'phone',
  'mail',
  'tenantId',
  'title',
  'department',
]);
