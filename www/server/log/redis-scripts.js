// @ts-check
import { defineScript } from 'redis';

/** @import { CommandParser } from '@redis/client/dist/lib/client/parser.js' */
/** @import { Snapshot } from './event-log.js' */
/** @import { Position } from '../../protocol/events.js' */

/**
 * The keys of a log. The braces keep them on one node of a cluster, which a script needs.
 *
 * - `events`: the stream; each entry has its number (`n`) and the event as JSON (`e`)
 * - `count`: how many events were appended since the beginning (`count`), when that was (`born`), the id of the last one (`last`)
 * - `snapshot`: the last snapshot (`position`, `text`)
 * - `probe`: nothing; written to find out whether a Redis that refused takes what is written again
 *
 * @param {string} prefix
 */
export function keysOf(prefix) {
  return {
    events: `{${prefix}}:events`,
    count: `{${prefix}}:count`,
    snapshot: `{${prefix}}:snapshot`,
    probe: `{${prefix}}:probe`,
    delivery: (/** @type {string} */ id) => `{${prefix}}:delivery:${id}`,
  };
}

/** @typedef {ReturnType<typeof keysOf>} Keys */

/**
 * The numbers have no gaps, so that a reader can see one in the events: the stream was trimmed beyond it, or emptied. To trim by
 * age at each append would cost more than it brings.
 */
const APPEND = `
local event, is_duplicate = ARGV[1], 0
if ARGV[2] ~= '' and not redis.call('SET', KEYS[3], '1', 'NX', 'EX', ARGV[3]) then
  event, is_duplicate = ARGV[2], 1
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSETNX', KEYS[2], 'born', string.format('%.0f', now))
local number = redis.call('HINCRBY', KEYS[2], 'count', 1)
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[4], '*', 'n', number, 'e', event)
redis.call('HSET', KEYS[2], 'last', id)
if number % 1000 == 0 then
  redis.call('XTRIM', KEYS[1], 'MINID', '~', string.format('%.0f', now - ARGV[3] * 1000))
end
redis.call('EXPIRE', KEYS[1], ARGV[5])
redis.call('EXPIRE', KEYS[2], ARGV[5])
return {id, is_duplicate}`;

/** Gives the number of the last event up to a place; -1 when the log does not reach back to it. */
const LOCATE = `
local before = redis.call('XREVRANGE', KEYS[1], ARGV[1], '-', 'COUNT', 1)[1]
if before then return tonumber(before[2][2]) end
local count = redis.call('HMGET', KEYS[2], 'count', 'last', 'born')
if count[2] == ARGV[1] then return tonumber(count[1]) end
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local is_whole = first and first[2][2] == '1'
if is_whole and count[3] and tonumber(string.match(ARGV[1], '%d+')) >= tonumber(count[3]) then return 0 end
return -1`;

const SAVE_SNAPSHOT = `
local function parts(position)
  local time, number = string.match(position, '(%d+)-(%d+)')
  return tonumber(time), tonumber(number)
end
local kept = redis.call('HGET', KEYS[1], 'position')
if kept then
  local time, number = parts(ARGV[1])
  local kept_time, kept_number = parts(kept)
  if time < kept_time or (time == kept_time and number <= kept_number) then return 0 end
end
redis.call('HSET', KEYS[1], 'position', ARGV[1], 'text', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1`;

/**
 * @typedef {object} Appending
 * @property {string} event as JSON
 * @property {{ id: string, event: string } | undefined} duplicate what is appended in its place when its delivery is known
 */

/**
 * @typedef {object} Retention
 * @property {number} maxLength about how many events are kept at most
 * @property {number} keepSeconds how long events are kept, and delivery ids are known
 * @property {number} expirySeconds after which a log that nobody writes to is gone
 */

export const scripts = {
  appendEvent: defineScript({
    SCRIPT: APPEND,
    NUMBER_OF_KEYS: 3,
    /**
     * @param {CommandParser} parser
     * @param {Keys} keys
     * @param {Appending} appending
     * @param {Retention} retention
     */
    parseCommand(parser, keys, { event, duplicate }, { maxLength, keepSeconds, expirySeconds }) {
      parser.pushKeys([keys.events, keys.count, keys.delivery(duplicate?.id ?? '')]);
      parser.push(event, duplicate?.event ?? '', ...[keepSeconds, maxLength, expirySeconds].map(String));
    },
    /** @param {any} reply */
    transformReply([id, isDuplicate]) {
      return { id: /** @type {Position} */ (id), isDuplicate: isDuplicate === 1 };
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
      parser.pushKeys([keys.events, keys.count]);
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
