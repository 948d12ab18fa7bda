// @ts-check
import Type from 'typebox';
import { MAX_TIME_SCALE } from '../command/settings.js';

/** A transfer needs five levels. */
const MAX_DEPTH = 32;
const MAX_PROFILE_LENGTH = 100;
const MAX_TIMEOUT_MS = 120_000;
const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 20;
const MAX_SEED_LENGTH = 64;
const GUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

/** The versions of Graph, for the schemas of all routes. */
export const versionSchema = Type.Enum(['v1.0', 'beta'], { default: 'v1.0', description: '"v1.0" or "beta"' });

/** The name of a profile, for the schemas of all routes. */
export const profileSchema = Type.String({
  maxLength: MAX_PROFILE_LENGTH,
  description: `a string of at most ${MAX_PROFILE_LENGTH} characters`,
});

/** The schema of a send request. A description completes "expected …" in an error; the core validates the transfer itself. */
export const sendRequestSchema = Type.Object(
  {
    callId: Type.String({ description: 'a string' }),
    body: Type.Union([Type.String(), Type.Object({})], { description: 'JSON text or an object' }),
    version: versionSchema,
    timeoutMs: Type.Integer({
      minimum: 1,
      maximum: MAX_TIMEOUT_MS,
      default: DEFAULT_TIMEOUT_MS,
      description: `an integer from 1 to ${MAX_TIMEOUT_MS}`,
    }),
    maxAttempts: Type.Optional(
      Type.Integer({ minimum: 1, maximum: MAX_ATTEMPTS, description: `an integer from 1 to ${MAX_ATTEMPTS}` }),
    ),
    profile: Type.Optional(profileSchema),
    timeScale: Type.Optional(
      Type.Number({ minimum: 0, maximum: MAX_TIME_SCALE, description: `a number from 0 to ${MAX_TIME_SCALE}` }),
    ),
    seed: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: MAX_SEED_LENGTH,
        description: `a string of 1 to ${MAX_SEED_LENGTH} characters`,
      }),
    ),
    transferId: Type.Optional(Type.String({ pattern: GUID, description: 'a GUID' })),
  },
  {
    additionalProperties: false,
    maxDepth: MAX_DEPTH,
    description: 'a JSON object with "callId" and "body"',
  },
);
