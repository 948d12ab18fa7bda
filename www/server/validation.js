// @ts-check

/** @import { FastifyServerOptions, FastifySchemaValidationError } from 'fastify' */
/** @import { RequestIssue } from '../protocol/errors.js' */

/** The members of an Ajv error with the option `verbose`. */
/** @typedef {FastifySchemaValidationError & { parentSchema?: any, data?: unknown, schema?: unknown }} ValidationError */

/** Rejects objects and arrays that are nested deeper than a number of levels. */
const maxDepth = {
  keyword: 'maxDepth',
  schemaType: /** @type {const} */ ('number'),
  errors: false,
  validate: (/** @type {number} */ levels, /** @type {unknown} */ value) => !isDeeperThan(value, levels),
};

/**
 * The options with which Fastify validates requests by the schemas of its routes: all problems are reported, and nothing in the
 * request is converted or removed. The size of a request bounds the number of problems.
 *
 * @type {Pick<FastifyServerOptions, 'ajv'>}
 */
export const validationOptions = {
  ajv: {
    customOptions: {
      allErrors: true,
      coerceTypes: false,
      removeAdditional: false,
      verbose: true,
      keywords: [maxDepth],
    },
  },
};

/**
 * Formats Ajv's errors as issues. The expected value of a member is the `description` of its schema. Names and values of the
 * request are not repeated, except for members of the schema.
 *
 * @param {readonly ValidationError[]} errors
 * @param {string} [context] the part of the request: `body`, `querystring`, `params` or `headers`
 * @returns {RequestIssue[]}
 */
export function toIssues(errors, context = 'body') {
  const part = /** @type {RequestIssue['part']} */ (context === 'querystring' ? 'query' : context);
  /** @type {Map<string, RequestIssue>} one for each problem of a member */
  const issues = new Map();
  for (const error of errors) {
    // An alternative of a union fails for the reason that the union reports.
    if (/\/anyOf\/\d+\//.test(error.schemaPath)) continue;
    const issue = toIssue(error, part);
    const key = `${issue.code} ${issue.path}`;
    if (!issues.has(key)) issues.set(key, issue);
  }
  return [...issues.values()];
}

/**
 * @param {ValidationError} error
 * @param {RequestIssue['part']} part
 * @returns {RequestIssue}
 */
function toIssue({ keyword, instancePath, params, parentSchema, data, schema }, part) {
  const place = instancePath === '' ? `The ${part}` : `"${instancePath.slice(1)}"`;
  switch (keyword) {
    case 'required': {
      const name = String(params.missingProperty);
      const expected = expectedValue(parentSchema?.properties?.[name]);
      return createIssue('memberMissing', part, `${instancePath}/${name}`, {
        message: `"${name}" is missing: expected ${expected}.`,
        hint: `Add the member "${name}".`,
        params: { expected },
      });
    }
    case 'additionalProperties': {
      const expected = Object.keys(parentSchema?.properties ?? {}).join(', ');
      return createIssue('memberUnknown', part, instancePath, {
        message: `${place} has an unknown member: expected only ${expected}.`,
        hint: 'Remove the member, or correct its name.',
        params: { expected },
      });
    }
    case 'maxDepth':
      return createIssue('nestedTooDeep', part, instancePath, {
        message: `${place} is nested deeper than ${schema} levels.`,
        hint: 'Remove levels of nesting.',
        params: { expected: `at most ${schema} levels` },
      });
    default: {
      const expected = expectedValue(parentSchema);
      const found = keyword === 'type' ? `, found ${describeType(data)}` : '';
      return createIssue('memberInvalid', part, instancePath, {
        message: `${place} is invalid: expected ${expected}${found}.`,
        hint: 'Correct the value.',
        params: { expected },
      });
    }
  }
}

/**
 * @param {RequestIssue['code']} code
 * @param {RequestIssue['part']} part
 * @param {string} path
 * @param {Pick<RequestIssue, 'message' | 'hint' | 'params'>} texts
 * @returns {RequestIssue}
 */
function createIssue(code, part, path, texts) {
  return { severity: 'error', code, part, path, ...texts };
}

/** @param {{ description?: string } | undefined} schema */
function expectedValue(schema) {
  return schema?.description ?? 'another value';
}

/** @param {unknown} value */
function describeType(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * @param {unknown} value
 * @param {number} levels
 * @returns {boolean}
 */
function isDeeperThan(value, levels) {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}
