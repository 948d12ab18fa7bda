// @ts-check
/**
 * Texts that engineers paste, and that are not in the form in which Graph sends them: prints of SDKs and clients, rows of reports, exports of
 * logs. The forms are those of public reports (identities are synthetic); the case names the place where one was found.
 */

import { bodyOf, CALL_ID } from './support/logs.mjs';
import { testPastedTexts } from './support/pasted.mjs';

const USER = '550fae72-d251-43ec-868c-373732c2704f';
const ADDRESS = `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`;
const POST = `POST ${ADDRESS}`;
const transferring = bodyOf({ state: 'transferring' });
const completed = bodyOf({ state: 'terminated', resultInfo: { code: 0, subcode: 7015, message: 'x' } }, 'deleted');
const base64 = (/** @type {string} */ text) => Buffer.from(text).toString('base64');
const doubled = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`;
const asMarkup = (/** @type {string} */ text) => text.replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const row = (/** @type {number} */ sip, /** @type {number} */ sub) => ({
  ...{
    callType: 'ByotIn',
    successfulCall: sip < 400,
    callerNumber: '+1234567****',
    trunkFullyQualifiedDomainName: 'tll-audiocodes01.adatum.biz',
  },
  ...{ finalSipCode: sip, callEndSubReason: sub, finalSipCodePhrase: 'Forbidden' },
});

/** @type {import('./support/pasted.mjs').PastedText[]} */
const CASES = [
  // Pairs of codes: graph-docs-contrib#63, azure-docs#77590, web-calling-tutorial#27.
  [
    'a list of a report',
    'explain',
    '- Error: 500 Server Internal Error, subcode: 7106, diagcode: 3003#7106.@ (??)',
    [/^500\/7106, diagcode: 3003#7106/m, /Also +500\/7106/],
  ],
  [
    'a sentence with marks of code',
    'explain',
    'an error with code `410` and subCode `3101`, however',
    [/^410\/3101 {2}Call dropped/m],
  ],
  ['a sentence with parentheses', 'explain', 'Call failed with result code 487 (subcode 10004)', [/^487\/10004 /m]],
  [
    'members with their path',
    'explain',
    'resultInfo.code: 500, resultInfo.subcode: 7000',
    [/^500\/7000 {2}Transfer failed/m],
  ],
  ['YAML', 'explain', 'resultInfo:\r\n  code: 480\r\n  subcode: 10037\r\n', [/^480\/10037 /m]],
  [
    'a line with a response text',
    'explain',
    'ResponseCode=400, SubCode=8541, ResponseText=Callee only had Trouter endpoints. DiagCode: 480#10076',
    [/^400\/8541, DiagCode: 480#10076 {2}Callee unreachable/m, /Also +400\/8541/],
    [/^DiagCode/m],
  ],
  [
    'numbers that are no pair',
    'explain',
    'statusCode: 202, then code: 500 subcode: 7000',
    [/^500\/7000 /m],
    [/^202\//m],
  ],
  ['a success with a subcode elsewhere', 'explain', 'code: 12345 took 17 ms, subcode unknown', [/No code was found/]],
  // Reports of Direct Routing: the JSON is that of callRecord: getDirectRoutingCalls, the names those of the Teams admin center.
  [
    'a report of Direct Routing',
    'explain',
    JSON.stringify({ value: [row(403, 510544), row(0, 540000), row(200, 0)] }, null, 2),
    [/^403\/510544 {2}No trunk/m],
    [/^0\//m, /^200\//m],
  ],
  [
    'the admin center',
    'explain',
    'Final SIP Code: 487\nFinal Microsoft subcode: 560487\nFinal SIP Phrase: Call completed elsewhere',
    [/^487\/560487 /m],
  ],
  [
    'the page of response codes',
    'explain',
    'SIP response code: 403, Microsoft response code: 510544',
    [/^403\/510544 /m],
  ],
  [
    'a report in other words',
    'explain',
    'CallEndReason=480 CallEndSubReason=10037; ParticipantEndReason: 404, ParticipantEndSubCode: 560404',
    [/^480\/10037 /m, /^404\/560404 /m],
  ],
  [
    'a table in Markdown',
    'explain',
    '+| 200  | 7015     | Call ended as the transfer completed successfully. |\n| 200 | 540000/560000 | By the Pstn User. |\n| 404 | 17 | rows |',
    [/^200\/7015 /m, /^200\/540000 /m],
    [/^404\/17/m],
  ],
  [
    'a table with tabs',
    'explain',
    '403\t510546\t"no trunk config found by LBR selection criteria"\r\n504\t569015\tNo such host is known\r\n',
    [/^403\/510546 /m, /^504\/569015 /m],
  ],
  ['a table of other numbers', 'explain', '200\t123456\trows\n404,900000,x\n', [/No code was found/]],
  // The calling SDK of the web: azure-sdk-for-js#36785.
  [
    'an error of the calling SDK of the web',
    'explain',
    JSON.stringify({
      error: {
        _code: 0,
        _subCode: 5317,
        _resultCategories: ['ExpectedError'],
        name: 'CallingCommunicationError',
        message: 'ActionNotAllowed',
      },
    }),
    [/^0\/5317 {2}Role changed/m],
    [/unknown/],
  ],
  [
    'an event of a sister service',
    'explain',
    JSON.stringify([
      {
        specversion: '1.0',
        type: 'Microsoft.Communication.CallTransferFailed',
        data: { resultInformation: { code: 403, subCode: 510559 } },
      },
    ]),
    [/an event of Azure Communication Services/, /^403\/510559 /m],
  ],
  // Session border controllers: OfficeDocs-SkypeForBusiness#9021.
  [
    'a trace of SIP',
    'explain',
    'SIP/2.0 480 Temporarily Unavailable\r\nREASON: Q.850;cause=31;text="5e19725b-7fad-4e89-bae3-dfc5df88bb96;No callee endpoints were found."\r\n',
    [/^SIP 480 /m, /^480\/10037 \(by its message\)/m],
  ],
  // Errors of requests, as clients print them.
  [
    'a code and a message of .NET',
    'explain',
    'Status Code: Forbidden\nMicrosoft.Graph.ServiceException: Code: UnknownError\nMessage: {"errorCode":"7503","message":"Application is not registered in our store.","instanceAnnotations":[]}\nScenario Id: 1',
    [/^403\/UnknownError, 7503 {2}Application not registered/m],
    [/^UnknownError/m],
  ],
  [
    'an exception in an exception',
    'explain',
    'System.AggregateException: One or more errors occurred. (Code: 8522\nMessage: Call not found.\nInner error:\n\tAdditionalData:\n\trequest-id: 1\n)',
    [/^8522 {2}Not Found/m],
    [/by its message/],
  ],
  [
    'an exception of Java that has the message only',
    'explain',
    'com.microsoft.graph.models.odataerrors.ODataError: Request authorization tenant mismatch.\n\tat com.microsoft.graph.models.odataerrors.ODataError.create(ODataError.java:36)',
    [/^7505 \(by its message\) {2}Enterprise Tenant Mismatch/m],
  ],
  [
    'an exception of Java 5',
    'explain',
    `com.microsoft.graph.http.GraphServiceException: Error code: 7503\r\nError message: Application is not registered in our store.\r\n\r\n${POST}\r\nSdkVersion : graph-java/v5.0.0\r\n\r\n\r\n403 : Forbidden\r\n[...]`,
    [/^403\/7503 /m],
    [/HTTP 403/],
  ],
  [
    'PowerShell with a body',
    'explain',
    `Invoke-MgGraphRequest : ${POST}\r\nHTTP/1.1 403 Forbidden\r\nx-ms-ags-diagnostic: {"ServerInfo":{"DataCenter":"West Europe","Ring":"5"}}\r\nContent-Type: application/json\r\n\r\n{"error":{"code":"7504","message":"Insufficient enterprise tenant permissions, cannot access this API.","innerError":{}}}`,
    [/^403\/7504 /m],
    [/HTTP 403/],
  ],
  [
    'a cmdlet',
    'explain',
    'New-MgCommunicationCall_Create: Insufficient enterprise tenant permissions, cannot access this API.\n\nStatus: 403 (Forbidden)\nErrorCode: 7504\nDate: 2023-08-08T08:07:15\n',
    [/^403\/7504 /m],
    [/HTTP 403/, /by its message/],
  ],
  ['a web request of .NET', 'explain', 'The remote server returned an error: (403) Forbidden.', [/^HTTP 403 /m]],
  [
    'a response of .NET',
    'explain',
    "{StatusCode: 404, ReasonPhrase: 'Not Found', Version: 1.1, Content: System.Net.Http.HttpConnectionResponseContent, Headers:\n{\n  request-id: 1\n}}",
    [/^HTTP 404 /m],
  ],
  [
    'EnsureSuccessStatusCode',
    'explain',
    'System.Net.Http.HttpRequestException: Response status code does not indicate success: 429 (Too Many Requests).',
    [/^HTTP 429 /m],
  ],
  [
    'a body of PHP that was cut off',
    'explain',
    'Client error: `POST https://graph.microsoft.com/v1.0/communications/calls` resulted in a `403 Forbidden` response:\n{\n  "error": {\n    "code": "7503",\n    "message": "Application is not registered in our store.",\n    "innerError": { (truncated...)\n',
    [/^403\/7503 /m],
    [/HTTP 403/],
  ],
  [
    'requests of Python',
    'explain',
    `requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`,
    [/^HTTP 403 /m],
  ],
  [
    'httpx of Python',
    'explain',
    "httpx.HTTPStatusError: Client error '404 Not Found' for url 'https://graph.microsoft.com/v1.0/x'",
    [/^HTTP 404 /m],
  ],
  [
    'axios',
    'explain',
    JSON.stringify({
      message: 'Request failed with status code 403',
      name: 'AxiosError',
      code: 'ERR_BAD_REQUEST',
      status: 403,
    }),
    [/^HTTP 403 /m],
  ],
  [
    'axios with a response',
    'explain',
    JSON.stringify({
      name: 'AxiosError',
      response: { status: 403, data: { error: { code: '7505', message: 'Request authorization tenant mismatch.' } } },
    }),
    [/^403\/7505 /m],
  ],
  [
    'XML',
    'explain',
    '<m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><m:code>7503</m:code><m:message>Application is not registered in our store.</m:message></m:error>',
    [/^7503 /m],
  ],
  [
    'the library of tokens for .NET',
    'explain',
    'MSAL.NetCore.4.65.0.0.MsalServiceException:\n\tErrorCode: invalid_client\nMicrosoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication. Original exception: AADSTS7000229: The client application x is missing service principal in the tenant y.',
    [/^AADSTS7000229 {2}Service principal missing/m],
    [/^invalid_client/m],
  ],
  [
    'an access log',
    'explain',
    '10.0.0.1 - - [05/Jan/2024:10:00:00 +0000] "POST /x HTTP/1.1" 404 0 "-" "curl/8"',
    [/No code was found/],
  ],
  // Objects in other notations, for both commands.
  [
    'a page',
    'explain',
    asMarkup('{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}'),
    [/^7505 /m],
  ],
  [
    'an export as CSV',
    'explain',
    `timestamp [UTC],message\r\n"1/5/2024, 10:00:00.000 AM",${doubled('ended: {"code":500,"subcode":7000,"message":"it\'s over"}')}`,
    [/^500\/7000 /m],
  ],
  ['a page', 'inspect', asMarkup(`${transferring}\n${completed}`), [/completed, certain/]],
  [
    'an export as CSV',
    'inspect',
    `timestamp [UTC],message,level\r\n"1/5/2024, 10:00:03.000 AM",${doubled(completed)},1\r\n"1/5/2024, 10:00:00.000 AM",${doubled(transferring)},1\r\n`,
    [/completed, certain/, /Sorted by time: 2 of 2/],
  ],
  ['a body in base64', 'inspect', `${base64(completed)}\n`, [/completed, certain/]],
  [
    'an event of a function in base64',
    'inspect',
    JSON.stringify({ resource: '/api/calls', httpMethod: 'POST', body: base64(completed), isBase64Encoded: true }),
    [/completed, certain/],
    [/other/],
  ],
  [
    'an event of a function',
    'inspect',
    JSON.stringify({
      version: '2.0',
      rawPath: '/api/calls',
      requestContext: {},
      body: completed,
      isBase64Encoded: false,
    }),
    [/completed, certain/],
  ],
  // What contains nothing to read says why, and what to do.
  [
    'an object that was cut off',
    'explain',
    `{ changeType: 'deleted', resource: '/app/calls/${CALL_ID}', resourceData: [Object] }`,
    [/printed without its inner objects/, /JSON\.stringify/],
  ],
  [
    'an object that was cut off',
    'inspect',
    `{ value: [ { changeType: 'updated', resourceData: [Object] } ] }`,
    [/printed without its inner objects/],
  ],
  [
    'the name of a type',
    'inspect',
    'Received: Microsoft.Graph.CommsNotifications',
    [/printed without its inner objects/, /JsonSerializer/],
  ],
  [
    'a header of SIP alone',
    'explain',
    'Reason header: Q.850 ;cause=63 ;text="9810e5a9;Current call site state prevents fork to this entity."',
    [/a cause of Q\.850/, /403\/510544/],
  ],
  [
    'an access log',
    'inspect',
    '10.0.0.1 - - [05/Jan/2024:10:00:00 +0000] "POST /api/calls HTTP/1.1" 202 0 "-" "Microsoft-Skype/3.0,(Calling/1.0)"\n',
    [/without the bodies/, /--forward-to/],
  ],
  [
    'a call record',
    'inspect',
    JSON.stringify({ id: CALL_ID, type: 'peerToPeer', modalities: ['audio'], sessions: [] }),
    [/a call record/],
  ],
  ['an empty list', 'inspect', '{"value":[]}', [/list of notifications is empty/]],
  // Requests that are not sent as Graph needs them, and what is no request.
  [
    'a request with GET',
    'check',
    POST.replace('POST', 'GET'),
    [/the method of the request is GET: expected POST/, /^invalid/m],
  ],
  [
    'a request without its body',
    'check',
    `${POST} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n`,
    [/has no body in this text/, /^invalid/m],
  ],
  [
    'a curl command with its body in a file',
    'check',
    `curl -X POST ${ADDRESS} -H 'Content-Type: application/json' -d @body.json`,
    [/has no body in this text/, /in a file/, /^invalid/m],
  ],
  [
    'a curl command that sends a form',
    'check',
    `curl ${ADDRESS} -d '{"transferTarget":{"identity":{"user":{"id":"${USER}"}}}}'`,
    [/warning the content type .*x-www-form-urlencoded/, /^valid/m],
  ],
  [
    'a request as text',
    'check',
    `${POST} HTTP/1.1\r\nContent-Type: text/plain\r\n\r\n{"transferTarget":{"identity":{"user":{"id":"${USER}"}}}}`,
    [/:1:1 warning the content type of the request is `text\/plain`/],
  ],
  [
    'a variable that was not filled in',
    'check',
    '{"transferTarget":{"identity":{"user":{"id":"$userId"}}}}',
    [/a variable that was not filled in/],
  ],
  [
    'a program in C#',
    'check',
    'InvitationParticipantInfo target = new InvitationParticipantInfo\n{\n    Identity = new IdentitySet { User = new Identity { Id = "objectId" } },\n};',
    [/a program that makes the body/, /SerializeAsStringAsync/, /1 error\./],
  ],
];

testPastedTexts(CASES);
