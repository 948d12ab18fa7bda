// @ts-check
import { defineScript } from 'redis';

/** @import { CommandParser } from '@redis/client/dist/lib/client/parser.js' */
/** @import { Snapshot } from './event-log.js' */
/** @import { Position } from '../../protocol/events.js' */

/**
 * Returns the keys of a log. Their common part in braces puts them on one node of a cluster, which a script needs.
 *
 * - `events`: the stream; an entry has its number (`n`) and the event as JSON (`e`)
 * - `meta`: the number of appended events (`count`), the id of the last one (`lastId`), a time before the first one (`createdAt`)
 * - `snapshot`: the last snapshot (`position`, `text`)
 * - `probe`: an empty value, written to find out whether a Redis that refused to store data accepts it again
 * - `delivery`: exists for every known delivery id
 *
 * @param {string} prefix
 */
export function logKeys(prefix) {
  return {
    events: `{${prefix}}:events`,
    meta: `{${prefix}}:meta`,
    snapshot: `{${prefix}}:snapshot`,
    probe: `{${prefix}}:probe`,
    delivery: (/** @type {string} */ id) => `{${prefix}}:delivery:${id}`,
  };
}

/** @typedef {ReturnType<typeof logKeys>} Keys */

/** The id of an event of this millisecond may be the millisecond itself, so that the log starts one before. */
const SET_CREATED_AT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSETNX', meta, 'createdAt', string.format('%.0f', now - 1))`;

/**
 * The numbers have no gaps, so that a reader detects a gap in the events: the stream was trimmed beyond its position, or
 * emptied. Trimming by age at each append would cost too much.
 */
const APPEND = `
local events, meta, delivery = KEYS[1], KEYS[2], KEYS[3]
local event, is_duplicate = ARGV[1], 0
if ARGV[2] ~= '' and not redis.call('SET', delivery, '1', 'NX', 'EX', ARGV[3]) then
  event, is_duplicate = ARGV[2], 1
end
${SET_CREATED_AT}
local number = redis.call('HINCRBY', meta, 'count', 1)
local id = redis.call('XADD', events, 'MAXLEN', '~', ARGV[4], '*', 'n', number, 'e', event)
redis.call('HSET', meta, 'lastId', id)
if number % 1000 == 0 then
  redis.call('XTRIM', events, 'MINID', '~', string.format('%.0f', now - ARGV[3] * 1000))
end
redis.call('EXPIRE', events, ARGV[5])
redis.call('EXPIRE', meta, ARGV[5])
return {id, is_duplicate}`;

/** Returns the id of the last event; without events a position before the first one, which later calls return too. */
const LAST_POSITION = `
local meta = KEYS[1]
${SET_CREATED_AT}
redis.call('EXPIRE', meta, ARGV[1])
local values = redis.call('HMGET', meta, 'lastId', 'createdAt')
return values[1] or (values[2] .. '-0')`;

/** Returns the number of the last event up to a position; -1 when the log does not reach back to it. */
const LOCATE = `
local before = redis.call('XREVRANGE', KEYS[1], ARGV[1], '-', 'COUNT', 1)[1]
if before then return tonumber(before[2][2]) end
local values = redis.call('HMGET', KEYS[2], 'count', 'lastId', 'createdAt')
local count, last_id, created_at = values[1], values[2], values[3]
if last_id == ARGV[1] then return tonumber(count) end
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local is_complete = not count
if first then is_complete = first[2][2] == '1' end
if is_complete and created_at and tonumber(string.match(ARGV[1], '%d+')) >= tonumber(created_at) then return 0 end
return -1`;

const SAVE_SNAPSHOT = `
local function parts(position)
  local time, number = string.match(position, '(%d+)-(%d+)')
  return tonumber(time), tonumber(number)
end
local saved = redis.call('HGET', KEYS[1], 'position')
if saved then
  local time, number = parts(ARGV[1])
  local saved_time, saved_number = parts(saved)
  if time < saved_time or (time == saved_time and number <= saved_number) then return 0 end
end
redis.call('HSET', KEYS[1], 'position', ARGV[1], 'text', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1`;

/**
 * @typedef {object} AppendArguments
 * @property {string} event as JSON
 * @property {{ id: string, event: string } | undefined} duplicate the delivery id, and the event in its place when the id is known
 */

/**
 * @typedef {object} Retention
 * @property {number} maxLength the approximate maximum number of events
 * @property {number} keepSeconds the retention of events and of delivery ids
 * @property {number} expirySeconds the time after the last append at which the whole log expires
 */

export const scripts = {
  appendEvent: defineScript({
    SCRIPT: APPEND,
    NUMBER_OF_KEYS: 3,
    /**
     * @param {CommandParser} parser
     * @param {Keys} keys
     * @param {AppendArguments} appended
     * @param {Retention} retention
     */
    parseCommand(parser, keys, { event, duplicate }, { maxLength, keepSeconds, expirySeconds }) {
      parser.pushKeys([keys.events, keys.meta, keys.delivery(duplicate?.id ?? '')]);
      parser.push(event, duplicate?.event ?? '', ...[keepSeconds, maxLength, expirySeconds].map(String));
    },
    /** @param {any} reply */
    transformReply([id, isDuplicate]) {
      return { id: /** @type {Position} */ (id), isDuplicate: isDuplicate === 1 };
    },
  }),

  lastPosition: defineScript({
    SCRIPT: LAST_POSITION,
    NUMBER_OF_KEYS: 1,
    /**
     * @param {CommandParser} parser
     * @param {Keys} keys
     * @param {number} expirySeconds
     */
    parseCommand(parser, keys, expirySeconds) {
      parser.pushKeys([keys.meta]);
      parser.push(String(expirySeconds));
    },
    /** @param {any} position */
    transformReply(position) {
      return /** @type {Position} */ (position);
    },
  }),

  locateEvent: defineScript({
    SCRIPT: LOCATE,
    NUMBER_OF_KEYS: 2,
    /**
     * @param {CommandParser} parser
     * @param {Keys} keys
     * @param {Position} position
     */
    parseCommand(parser, keys, position) {
      parser.pushKeys([keys.events, keys.meta]);
      parser.push(position);
    },
    /** @param {any} number */
    transformReply(number) {
      return number === -1 ? undefined : /** @type {number} */ (number);
    },
  }),

  saveSnapshot: defineScript({
    SCRIPT: SAVE_SNAPSHOT,
    NUMBER_OF_KEYS: 1,
    /**
     * @param {CommandParser} parser
     * @param {Keys} keys
     * @param {Snapshot} snapshot
     * @param {number} expirySeconds
     */
    parseCommand(parser, keys, { position, text }, expirySeconds) {
      parser.pushKeys([keys.snapshot]);
      parser.push(position, text, String(expirySeconds));
    },
    /** @param {any} _saved */
    transformReply(_saved) {},
  }),
};
