// @ts-check
/** Transfers to write snippets of: those of the fixtures, and random ones. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { api, requireInstalled } from './installed.mjs';
import { CALL_ID, USER_ID } from './transfers.mjs';

/** @import { Endpoint, TransferBody } from 'graph-call-transfer' */
/** @import { SnippetRequest } from 'graph-call-transfer/snippets' */

/** @type {typeof import('graph-call-transfer/snippets')} */
export const { snippet, snippetLanguages } = requireInstalled('graph-call-transfer/snippets');

/** The folder of the fixtures. */
export const FIXTURES = inProject('tests/fixtures/snippets');

/** @type {{ name: string, body: string, endpoint: Endpoint }[]} */
const cases = JSON.parse(readFileSync(`${FIXTURES}/cases.json`, 'utf8'));

/** The transfers of the fixtures, checked. */
export const CASES = cases.map(({ name, body, endpoint }) => ({
  name,
  endpoint,
  request: checked(readFileSync(`${FIXTURES}/${body}`, 'utf8')),
}));

const CALLBACK = 'https://bot.contoso.com/api/calls';
const INSTANCE = { applicationInstance: { id: '3d913abb-aec0-4964-8fa6-3c6850c4f278' } };
const TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';

/** New calls and a hang-up, each at another endpoint. @type {{ name: string, endpoint: Endpoint, request: SnippetRequest }[]} */
export const CALL_CASES = [
  {
    name: 'create-call',
    endpoint: {},
    request: api.buildCall({
      target: { user: { id: USER_ID, displayName: 'Heidi "H" O\'Steen' } },
      callbackUri: CALLBACK,
    }),
  },
  {
    name: 'create-call-pstn',
    endpoint: { version: 'beta' },
    request: api.buildCall({
      ...{ target: { phone: '+12345678901' }, callbackUri: CALLBACK, source: INSTANCE, tenantId: TENANT_ID },
      clientContext: '5f2b8a1c-9d0e-4c3b-8a7f-6e5d4c3b2a10',
    }),
  },
  { name: 'hang-up', endpoint: { baseUrl: 'https://relay.example/graph' }, request: { callId: CALL_ID } },
];

/**
 * Checks a body.
 *
 * @param {string} body
 */
export function checked(body) {
  const report = api.parseTransfer(CALL_ID, body);
  if (!report.valid) throw new Error(JSON.stringify(report.issues));
  return report.request;
}

/**
 * Returns a transfer to a user of this name. With `untyped` the models of the SDKs cannot carry its body.
 *
 * @param {string} displayName
 * @param {boolean} untyped
 */
export function transferTo(displayName, untyped) {
  const user = { id: USER_ID, displayName };
  return checked(JSON.stringify({ transferTarget: { identity: { user } }, ...(untyped ? { more: [] } : {}) }));
}

/** Strings of characters that have a meaning in one of the languages, and of any others. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      ...'\'"`$\\{}()#/*?<>-%@«»unxrt0 \n\r\t\0\x1b\u0085\u2028\u2029\u202e\ufeffä😀',
      ...['${', '{$', '«url»', '\\u0022', '*/', '<?php', '?>', '__proto__', 'constructor'],
    ),
    maxLength: 12,
  }),
);

const anyValue = fc.jsonValue({ maxDepth: 3, stringUnit: fc.constantFrom(...'\'"`$\\«»\0\n\u2028ä😀aZ1-') });
const undeclared = fc.dictionary(hostileText, anyValue, { maxKeys: 3 });
const identity = fc
  .record({
    kind: fc.constantFrom('user', 'application', 'phone', 'guest', 'onPremises', 'device', 'applicationInstance'),
    displayName: fc.option(hostileText, { nil: undefined }),
    undeclared,
  })
  .map(({ kind, displayName, undeclared }) => ({
    [kind]: {
      ...undeclared,
      id: kind === 'phone' ? '+12345678901' : USER_ID,
      ...(displayName === undefined ? {} : { displayName }),
    },
  }));

/**
 * Valid bodies that have properties which Graph's metadata does not declare in every place where one may be.
 * @type {fc.Arbitrary<TransferBody>}
 */
export const anyBody = fc
  .record({
    identity,
    declared: fc.record(
      {
        endpointType: fc.constantFrom('default', 'voicemail', 'skypeForBusinessVoipPhone'),
        hidden: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    inTarget: undeclared,
    inBody: undeclared,
  })
  .map(({ identity, declared, inTarget, inBody }) => ({
    ...inBody,
    transferTarget: { ...inTarget, identity, ...declared },
  }))
  // A random name may be one that Graph knows, with a value of another type.
  .filter((body) => api.parseTransfer(CALL_ID, JSON.stringify(body)).valid)
  .map((body) => /** @type {TransferBody} */ (/** @type {unknown} */ (body)));

/**
 * Endpoints in every form that the snippets distinguish.
 * @type {fc.Arbitrary<Endpoint>}
 */
export const anyEndpoint = fc.constantFrom(
  {},
  { version: 'beta' },
  { cloud: 'usGovernmentL5' },
  { cloud: 'china', version: 'beta', baseUrl: 'https://microsoftgraph.chinacloudapi.cn/' },
  { cloud: 'global', baseUrl: "https://Relay.Example:8443/it's/$a;b//" },
  { baseUrl: 'https://GRAPH.microsoft.com' },
  { version: 'v1.0', baseUrl: 'http://[::1]:8080/sim' },
);
