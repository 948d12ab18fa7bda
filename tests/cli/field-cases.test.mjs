// @ts-check
/** Questions that people who operate calling bots ask: what they paste, and what the program says to it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireInstalled } from '../package/support/installed.mjs';
import { APP_ID, NOW, publicJwk, serveSender, TENANT_ID, token } from '../package/support/sender.mjs';
import { bodyOf, CALL_ID } from './support/logs.mjs';
import { testPastedTexts } from './support/pasted.mjs';

/** @type {typeof import('graph-call-transfer/webhook')} */
const { verifyNotificationToken } = requireInstalled('graph-call-transfer/webhook');

const USER = '550fae72-d251-43ec-868c-373732c2704f';
const POST = `POST https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`;

/** @param {object} identity */
const transferTo = (identity) => JSON.stringify({ transferTarget: { endpointType: 'default', identity } }, null, 2);
/** @param {number} code @param {number} subcode @param {string} [message] */
const result = (code, subcode, message) => JSON.stringify({ resultInfo: { code, subcode, message } });
/** @param {number} status @param {unknown} body */
const response = (status, body) =>
  `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
/** @param {object} payload */
const jwt = (payload) =>
  `${[{ alg: 'RS256', typ: 'JWT' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.c2lnbmF0dXJl`;
const ACCESS = { aud: 'https://graph.microsoft.com', appid: APP_ID, tid: TENANT_ID, idtyp: 'app', exp: 4_000_000_000 };
const failed = (/** @type {string} */ message) =>
  bodyOf({ state: 'established', resultInfo: { code: 500, subcode: 7000, message } });
const transferring = bodyOf({ state: 'transferring' });

/** @type {import('./support/pasted.mjs').PastedText[]} */
const CASES = [
  // Codes and errors.
  [
    'an error whose message is JSON text',
    'explain',
    response(403, {
      error: {
        code: 'UnknownError',
        message: '{"errorCode":"7503","message":"Application is not registered in our store."}',
      },
    }),
    [/403\/UnknownError, 7503 {2}Application not registered/],
  ],
  [
    'the identity that calls a telephone is invalid',
    'explain',
    response(403, { error: { code: '7507', message: 'Call source identity invalid.' } }),
    [/application instance/, /Sync-CsOnlineApplicationInstance/],
  ],
  [
    'a wrapper code with a DiagCode in its message',
    'explain',
    result(400, 8541, 'Callee only had Trouter endpoints registered. DiagCode: 480#10076'),
    [/DiagCode 480#10076 {2}Callee unreachable/, /Also +400\/8541/],
  ],
  [
    'a DiagCode of one number',
    'explain',
    'AddParticipantFailed. DiagCode: 7112',
    [/Bot could not join/, /certificate/],
  ],
  [
    'media that finds no path',
    'explain',
    result(500, 1004, 'IceConnectivityChecksFailed'),
    [/firewall/, /NAT/, /port/],
  ],
  ['a 400 of the session border controller', 'explain', result(400, 540400), [/SIP 400/], [/did not understand/]],
  ['a callee without endpoints who is signed in', 'explain', result(480, 10037), [/sign out of Teams and in again/]],
  ['a call without media after 90 seconds', 'explain', result(408, 0), [/media was not connected within 90 seconds/]],
  ['a known subcode under another code', 'explain', result(500, 511404), [/Number not found/, /Listed as 404\/511404/]],
  ['an unknown subcode', 'explain', result(500, 999_999), [/no entry for the subcode 999999/]],
  [
    'an unknown subcode of a telephone call',
    'explain',
    result(502, 560_502),
    [/how codes of telephone calls are built/],
  ],
  ...[
    [403, 510532],
    [403, 510563],
    [412, 510412],
    [488, 531052],
    [503, 540998],
    [504, 569002],
    [504, 569009],
    [504, 569018],
  ].map(
    ([code, subcode]) =>
      /** @type {[string, string, string, RegExp[], RegExp[]]} */ ([
        `${code}/${subcode} of the response codes of Direct Routing`,
        'explain',
        `2026-11-30T10:00:00Z ended ${code}/${subcode}`,
        [new RegExp(`^${code}/${subcode} {2}`)],
        [/\bHTTP\b/, /no entry/],
      ]),
  ),
  [
    'a general exception with 403',
    'explain',
    response(403, { error: { code: 'generalException', message: 'x' } }),
    [/permission/, /consent/, /nothing was carried out/],
    [/Only after a look at the call/],
  ],
  // Bodies.
  [
    'an identity as JSON text',
    'check',
    transferTo({ phone: '{"id":"+12345678901"}' }),
    [/objectAsText/, /hint: /, /fix: Write the object itself/],
  ],
  [
    'the bag of an SDK inside of the identity',
    'check',
    transferTo({ additionalData: { phone: { id: '+12345678901' } } }),
    [/identityMissing/, /fix: Move its members up/],
  ],
  [
    'the body of an invitation',
    'check',
    JSON.stringify({ participants: [{ identity: { phone: { id: '+12345678901' } } }] }),
    [/participant: invite/, /fix: Make a transfer to its target/],
  ],
  [
    "Microsoft's own application id of call queues",
    'check',
    transferTo({ application: { id: '11cd3e2e-fccb-42ad-ad00-878b93575e07' } }),
    [/error .*`Call Queue`/, /object id of its resource account/],
  ],
  [
    'PowerShell without a depth',
    'check',
    transferTo({ user: 'System.Collections.Hashtable' }).replaceAll('\n', '\r\n'),
    [/a printed object/, /`-Depth 10`/],
  ],
  [
    'a PowerShell script without a depth',
    'check',
    `$b = @{ transferTarget = @{ identity = @{ user = @{ id = '${USER}' } } } } | ConvertTo-Json\r\nInvoke-RestMethod -Method Post -Uri "x/communications/calls/${CALL_ID}/transfer" -Body $b`,
    [/^stdin \(body\):\d+:\d+ error expected an object, found a printed object/m, /`-Depth 10`/, /^invalid/m],
    [/can be fixed/],
  ],
  [
    'a curl command of Windows with a wrong id',
    'check',
    `curl -X POST "https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer" ^\r\n -d "{\\"transferTarget\\":{\\"identity\\":{\\"user\\":{\\"id\\":\\"heidi\\"}}}}"`,
    [/^stdin \(body\):1:\d+ error the target's id is not a GUID/m, /^invalid/m],
  ],
  [
    'an object of Python',
    'check',
    'TransferPostRequestBody(additional_data={}, transfer_target=None)',
    [/json\.dumps/],
  ],
  ['the page of a proxy instead of a body', 'check', '<html><title>403</title></html>', [/HTML or XML/, /proxy/]],
  // Tokens, and the service that issues them.
  [
    'a token from the common tenant',
    'explain',
    jwt(ACCESS),
    [/tokenRoleMissing/, /`common` or `organizations`/],
    [/eyJ/],
  ],
  [
    'the claims of a token',
    'explain',
    JSON.stringify({ ...ACCESS, roles: ['Calls.JoinGroupCall.All'] }),
    [/Calls\.JoinGroupCall\.All/, /tokenRoleMissing/],
  ],
  [
    'a token of another cloud',
    'explain',
    JSON.stringify({
      token_type: 'Bearer',
      access_token: jwt({ ...ACCESS, aud: 'https://graph.microsoft.us', roles: ['Calls.Initiate.All'] }),
    }),
    [/tokenAudience/, /the cloud usGovernmentL4/],
    [/eyJ/],
  ],
  [
    'a good token',
    'explain',
    `Bearer ${jwt({ ...ACCESS, roles: ['Calls.Initiate.All'] })}\r\n`,
    [/No obstacle/],
    [/eyJ/],
  ],
  [
    'a token of a notification',
    'explain',
    jwt({ iss: 'https://api.botframework.com', aud: APP_ID, tid: TENANT_ID }),
    [/the webhook verifies it/],
  ],
  [
    'a wrong client secret',
    'explain',
    response(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' }),
    [/^invalid_client, AADSTS7000215/, /Use the secret's value/],
  ],
  [
    'an unknown app in a line of a log',
    'explain',
    'ERROR AADSTS700016: Application was not found',
    [/admin consent first/],
  ],
  ['a code of the webhook', 'explain', 'WARN delivery refused code=keyUnknown status=401', [/"cloud" and "discovery"/]],
  // Pages, and payloads of others.
  [
    'a bad gateway',
    'explain',
    'HTTP/1.1 502 Bad Gateway\r\n\r\n<html><h1>502</h1></html>',
    [/HTTP 502/, /look at the call/],
  ],
  ['a page with a status as its title', 'explain', '<html><title>503 Service Unavailable</title></html>', [/HTTP 503/]],
  ['a page of a sign-in', 'explain', '<!DOCTYPE html><html><title>Sign in</title></html>', [/"Sign in"/, /proxy/]],
  ...['explain', 'inspect'].map(
    (command) =>
      /** @type {[string, string, string, RegExp[]]} */ ([
        `an event of Azure Communication Services, for ${command}`,
        command,
        JSON.stringify([
          {
            specversion: '1.0',
            type: 'Microsoft.Communication.CallTransferFailed',
            data: { resultInformation: { code: 404, subCode: 10202 } },
          },
        ]),
        [/an event of Azure Communication Services/],
      ]),
  ),
  [
    'an activity of the Bot Framework',
    'inspect',
    JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: 'https://smba.example/', text: 'hi' }),
    [/an activity of the Bot Framework/],
  ],
  [
    'a change notification of call records',
    'inspect',
    JSON.stringify({
      value: [{ subscriptionId: USER, changeType: 'created', resource: `communications/callRecords/${CALL_ID}` }],
    }),
    [/a change notification of a Graph subscription/],
  ],
  [
    'a call as GET returns it',
    'inspect',
    JSON.stringify({ '@odata.type': '#microsoft.graph.call', id: CALL_ID, state: 'terminated' }),
    [/This is a call, as Graph returns it/],
  ],
  // Transfers in logs.
  [
    'a transfer without any notification',
    'inspect',
    `2026-11-30T10:00:00Z ${POST} 202\n`,
    [/no verdict yet/, /readCall/],
  ],
  [
    'a transfer that was refused',
    'inspect',
    `> ${POST} HTTP/1.1\r\n> Host: x\r\n>\r\n< HTTP/1.1 403 Forbidden\r\n`,
    [/refused, certain|refused/],
  ],
  [
    'a hang-up of the app after transferAccepted',
    'inspect',
    [
      transferring,
      bodyOf({ state: 'transferAccepted' }),
      bodyOf({ state: 'terminated', resultInfo: { code: 200, subcode: 7000 } }, 'deleted'),
    ].join('\n'),
    [/connected to +not known/, /ask the target whether the caller arrived/],
    [/no party/],
  ],
  [
    'a number without a route',
    'inspect',
    [transferring, bodyOf({ state: 'established', resultInfo: { code: 403, subcode: 510559 } })].join('\n'),
    [/failed, certain/, /The same one fails until the cause is removed/],
    [/once more/],
  ],
  ...Object.entries({
    'escaped in a line': [transferring, failed('x')]
      .map((body) => `[10:00:00 INF] got ${JSON.stringify(body)}`)
      .join('\n'),
    'escaped twice': JSON.stringify({
      a: [transferring, failed('x')].map((body) => JSON.stringify(JSON.stringify(body))).join(' '),
    }),
    'with a name before each line': [transferring, failed('x')]
      .flatMap((body) => JSON.stringify(JSON.parse(body), null, 2).split('\n'))
      .map((line) => `bot-1  | ${line}`)
      .join('\r\n'),
    'as Python prints it': [transferring, failed("it's x")]
      .map((body) => `INFO ${body.replaceAll("'", "\\'").replaceAll('"', "'")}`)
      .join('\n'),
    'as Node prints it': [transferring, failed('x')]
      .map((body) => `got ${body.replace(/"(\w+)":/g, ' $1: ').replaceAll('"', "'")}`)
      .join('\n'),
    'as .NET prints it': [transferring, failed('x')]
      .map((body) => body.replace(/"([a-z])(\w*)":/g, (_, first, rest) => `"${first.toUpperCase()}${rest}":`))
      .map((body) => body.replace('"transferring"', '"Transferring"').replace('"established"', '"Established"'))
      .join('\n'),
  }).map(
    ([form, text]) =>
      /** @type {[string, string, string, RegExp[]]} */ ([`a transfer ${form}`, 'inspect', text, [/failed, certain/]]),
  ),
  ...Object.entries({
    'a clock alone': ['23:59:59', '00:00:01'],
    syslog: ['Nov 30 10:00:01 host bot:', 'Nov 30 10:00:02 host bot:'],
    'a web server': ['[30/Nov/2026:10:00:01 +0000]', '[30/Nov/2026:10:00:02 +0000]'],
    'a header': ['Mon, 30 Nov 2026 10:00:01 GMT', 'Mon, 30 Nov 2026 10:00:02 GMT'],
    'the United States': ['11/30/2026 11:59:59 AM', '11/30/2026 1:00:00 PM'],
    Germany: ['30.11.2026 10:00:01', '01.12.2026 10:00:00'],
    'seconds since 1970': ['1796032801.5', '1796032802.5'],
  })
    .flatMap(([form, [first, second]]) =>
      // The clock alone is read in the order of the log: its day follows from the line before.
      form === 'a clock alone'
        ? [
            [
              `times of ${form}`,
              'inspect',
              `${first} ${transferring}\n${second} ${failed('x')}`,
              [/failed, certain/],
              [/another order/],
            ],
          ]
        : [
            [
              `times of ${form}`,
              'inspect',
              `${second} ${failed('x')}\n${first} ${transferring}`,
              [/failed, certain/, /Sorted by time: 2 of 2/],
            ],
          ],
    )
    .map((each) => /** @type {[string, string, string, RegExp[], RegExp[]]} */ (/** @type {unknown} */ (each))),
];

testPastedTexts(CASES);

test('webhook accepts a token whose key is published twice', async (t) => {
  const sender = await serveSender(t);
  sender.keys = [publicJwk('first'), publicJwk('first')];
  const options = { appId: APP_ID, discovery: sender.discovery, clock: () => NOW };
  assert.equal((await verifyNotificationToken(`Bearer ${token()}`, options)).tenantId, TENANT_ID);
});

test('webhook names the keys that it read when it does not know the key of a token', async (t) => {
  const sender = await serveSender(t);
  const options = { appId: APP_ID, discovery: sender.discovery, clock: () => NOW };
  const unknown = token({ header: { kid: 'another' } });
  await assert.rejects(verifyNotificationToken(`Bearer ${unknown}`, options), (/** @type {any} */ error) => {
    assert.equal(error.code, 'keyUnknown');
    assert.ok(error.hint.includes(sender.discovery), error.hint);
    return true;
  });
});
