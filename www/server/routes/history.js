// @ts-check
import Type from 'typebox';
import { filterRecords } from '../../history/record-filter.js';
import { errorBody } from '../errors.js';
import { writeRecordsCsv } from '../history/records-csv.js';
import { readTransferEvents } from '../history/transfer-events.js';
import { isLogUnavailable } from '../log/errors.js';
import { comparePositions } from '../log/positions.js';
import { requireReadyHub } from './ready.js';

/** @import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox' */
/** @import { Static } from 'typebox' */
/** @import { RecordedOutcome, RecordedTransfer, TransferRecord, TransferRecords } from '../../protocol/history.js' */
/** @import { RecordFilters } from '../../history/record-filter.js' */

const DEFAULT_LIMIT = 50;
const MAX_TEXT_LENGTH = 100;

const GUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';
/** Milliseconds since 1970, or a date in UTC, with a time or without: each within its range. */
const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const HOURS = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const TIME = `^(?:\\d{5,15}|${DATE}(?:T${HOURS}(?::[0-5]\\d(?:\\.\\d{1,3})?)?(?:Z|[+-]${HOURS}))?)$`;

const textSchema = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: MAX_TEXT_LENGTH,
    description: `a text of 1 to ${MAX_TEXT_LENGTH} characters`,
  }),
);
const timeSchema = Type.Optional(
  Type.String({
    pattern: TIME,
    description: 'milliseconds since 1970, or an ISO 8601 time such as 2026-03-02T08:00:00Z',
  }),
);
/** @type {RecordedOutcome[]} */
const OUTCOMES = [
  'pending',
  'completed',
  'failed',
  'ended',
  'refused',
  'unsent',
  'superseded',
  'unknown',
  'notAnswered',
  'targetLeft',
  'callerLeft',
  'cancelled',
];
const outcomeSchema = Type.Enum(OUTCOMES);

const filterMembers = {
  q: textSchema,
  person: textSchema,
  code: textSchema,
  cause: textSchema,
  operator: textSchema,
  from: timeSchema,
  to: timeSchema,
  outcome: Type.Optional(
    Type.Union([outcomeSchema, Type.Array(outcomeSchema, { maxItems: 12 })], {
      description: `one or several of ${OUTCOMES.join(', ')}`,
    }),
  ),
};
const filtersSchema = Type.Object(filterMembers, { additionalProperties: false });
const listSchema = Type.Object(
  {
    ...filterMembers,
    limit: Type.Optional(
      Type.String({ pattern: '^(?:[1-9]\\d?|1\\d\\d|200)$', description: 'a number from 1 to 200' }),
    ),
    before: Type.Optional(
      Type.String({ pattern: '^\\d{1,15}-\\d{1,15}$', description: 'the position "next" of the previous page' }),
    ),
  },
  { additionalProperties: false },
);
const transferParams = Type.Object({ transferId: Type.String({ pattern: GUID, description: 'a GUID' }) });

/**
 * Serves the transfers that the relay knows: `GET /transfers` searches them, `GET /transfers.csv` exports them, and
 * `GET /transfers/{transferId}` returns one with its events.
 *
 * @type {FastifyPluginAsyncTypebox}
 */
export const serveHistory = async (app) => {
  const { hub } = app;
  app.addHook('onRequest', requireReadyHub);

  app.get('/transfers', { schema: { querystring: listSchema } }, (request) => {
    const { limit = String(DEFAULT_LIMIT), before, ...filters } = request.query;
    const { matches, counts } = filterRecords(hub.transferRecords(), readFilters(filters));
    const rest = before === undefined ? matches : matches.filter(({ id }) => comparePositions(id, before) < 0);
    const transfers = rest.slice(0, Number(limit));
    const last = transfers.at(-1);
    /** @type {TransferRecords} */
    const response = {
      transfers,
      ...(last && transfers.length < rest.length && { next: last.id }),
      total: matches.length,
      counts,
    };
    return response;
  });

  app.get('/transfers.csv', { schema: { querystring: filtersSchema } }, (request, reply) => {
    const { matches } = filterRecords(hub.transferRecords(), readFilters(request.query));
    const name = `transfers-${new Date().toISOString().slice(0, 10)}.csv`;
    return reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="${name}"`)
      .send(writeRecordsCsv(matches));
  });

  /** @param {TransferRecord} record */
  function consultationOf({ kind, replacesCallId }) {
    return kind === 'transfer' && replacesCallId !== undefined ? hub.consultationRecord(replacesCallId) : undefined;
  }

  app.get('/transfers/:transferId', { schema: { params: transferParams } }, async (request, reply) => {
    const transfer = hub.transferRecord(request.params.transferId);
    if (!transfer) return reply.code(404).send(errorBody('unknownTransfer', 'The transfer is unknown to the relay.'));
    try {
      /** @type {RecordedTransfer} */
      const response = { transfer, ...(await readTransferEvents(hub.log, transfer, consultationOf(transfer))) };
      return response;
    } catch (error) {
      if (!isLogUnavailable(error)) throw error;
      return reply.code(503).send(errorBody('logUnavailable', 'The event log is unavailable. Retry in a moment.'));
    }
  });
};

/**
 * @param {Static<typeof filtersSchema>} query
 * @returns {RecordFilters}
 */
function readFilters({ outcome, from, to, ...texts }) {
  return {
    ...texts,
    ...(from !== undefined && { from: readTime(from) }),
    ...(to !== undefined && { to: readTime(to) }),
    ...(outcome !== undefined && { outcomes: [outcome].flat() }),
  };
}

/** @param {string} text */
function readTime(text) {
  return /^\d{5,15}$/.test(text) ? Number(text) : Date.parse(text);
}
