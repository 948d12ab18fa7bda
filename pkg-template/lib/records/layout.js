/* Written from src/layout.rs by: UPDATE_SNAPSHOTS=1 cargo test layout. Offsets are in 32-bit numbers. */
export const UNKNOWN = 4294967295;
export const ESCAPED = 2147483648;
export const FAULT = 4294967295;
export const MAX_BODY = 4194304;
export const MAX_RETAINED_BODY = 1048576;
export const CAPACITY = 100000;
export const MAX_CAPACITY = 10000000;
export const RESULT_CODE = 0;
export const RESULT_SUBCODE = 2;
export const RESULT_WORD = 4;
export const RESULT_MESSAGE = 6;
export const ENTRY_KIND = 0;
export const ENTRY_INDEX = 1;
export const ENTRY_WHOLE = 2;
export const ENTRY_CHANGE_TYPE = 4;
export const ENTRY_RESOURCE_URL = 7;
export const ENTRY_CALL = 9;
export const ENTRY_ITEM = 11;
export const ENTRY_DATA = 13;
export const ENTRY_DATA_TYPE = 15;
export const ENTRY_PARTICIPANTS = 17;
export const ENTRY_STATE = 19;
export const ENTRY_RESULT = 22;
export const ENTRY_TERMINATION_REASON = 30;
export const ENTRY_AUDIO = 32;
export const ENTRY_TONE = 35;
export const ENTRY_SEQUENCE = 38;
export const ENTRY_CLIENT_CONTEXT = 40;
export const ENTRY_SIZE = 42;
export const CHANGE_CALL = 0;
export const CHANGE_ATTEMPT = 2;
export const CHANGE_CHANGED = 3;
export const CHANGE_PREVIOUS_PHASE = 4;
export const CHANGE_PHASE = 5;
export const CHANGE_CERTAINTY = 6;
export const CHANGE_CALL_ACTIVE = 7;
export const CHANGE_CONNECTED_TO = 8;
export const CHANGE_TOPIC = 9;
export const CHANGE_KIND = 10;
export const CHANGE_TIMES = 11;
export const CHANGE_LATE = 12;
export const CHANGE_CHANGE_TYPE = 13;
export const CHANGE_STATE = 16;
export const CHANGE_RESULT = 19;
export const CHANGE_TERMINATION_REASON = 27;
export const CHANGE_AUDIO = 29;
export const CHANGE_STATUS = 32;
export const CHANGE_SIZE = 33;
export const BATCH_KINDS = /** @type {const} */ ([
  'graph',
  'empty',
  'legacy',
  'changeNotification',
  'participantJoining',
  'other',
]);
export const KINDS = /** @type {const} */ ([
  'call',
  'tone',
  'roster',
  'rosterDelta',
  'operation',
  'contentSharing',
  'participantLeft',
  'other',
]);
export const CHANGE_TYPES = /** @type {const} */ (['created', 'updated', 'deleted']);
export const CALL_STATES = /** @type {const} */ ([
  'incoming',
  'establishing',
  'ringing',
  'established',
  'hold',
  'transferring',
  'transferAccepted',
  'redirecting',
  'terminating',
  'terminated',
]);
export const AUDIO_STATES = /** @type {const} */ (['active', 'inactive']);
export const OPERATION_STATES = /** @type {const} */ (['notStarted', 'running', 'completed', 'failed']);
export const TONES = /** @type {const} */ ([
  'tone0',
  'tone1',
  'tone2',
  'tone3',
  'tone4',
  'tone5',
  'tone6',
  'tone7',
  'tone8',
  'tone9',
  'star',
  'pound',
  'a',
  'b',
  'c',
  'd',
  'flash',
]);
export const PHASES = /** @type {const} */ ([
  'requested',
  'transferring',
  'transferAccepted',
  'completed',
  'failed',
  'ended',
]);
export const VERDICTS = /** @type {const} */ (['completed', 'failed', 'ended']);
export const CERTAINTIES = /** @type {const} */ (['certain', 'likely', 'unknown']);
export const CONNECTED_PARTIES = /** @type {const} */ (['transferor', 'transferTarget', 'none', 'unknown']);
export const EVIDENCE_KINDS = /** @type {const} */ ([
  'expected',
  'accepted',
  'refused',
  'transferring',
  'transferAccepted',
  'failure',
  'completion',
  'end',
  'replacedCallEnd',
  'other',
]);
export const STATUS_FIELDS = /** @type {const} */ ([
  'attempt',
  'phase',
  'certainty',
  'callActive',
  'audio',
  'replacedCall',
  'connectedTo',
]);
