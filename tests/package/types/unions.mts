/** Closed unions: a switch over all members leaves `never`. */

import type {
  CallLookup,
  CallState,
  Cloud,
  Fix,
  GraphResponse,
  Issue,
  IssueCode,
  IssuePart,
  Severity,
  SyntaxIssueCode,
  TransferError,
  TransferErrorCode,
  TransferReport,
  TransferResponse,
} from 'graph-call-transfer';

function nothingElse(left: never): never {
  throw new Error(String(left));
}

export function ofErrorCode(code: TransferErrorCode) {
  switch (code) {
    case 'notInitialized':
    case 'invalidTransfer':
    case 'invalidOptions':
    case 'invalidToken':
    case 'invalidPayload':
    case 'limitExceeded':
    case 'invalidSnapshot':
    case 'aborted':
    case 'timedOut':
    case 'network':
    case 'internal':
      return code.length;
    default:
      return nothingElse(code);
  }
}

export function errorCodesAreClosed(code: TransferErrorCode) {
  switch (code) {
    case 'network':
      return 1;
    default:
      // @ts-expect-error ten codes are left
      return nothingElse(code);
  }
}

export function ofAnswer(response: TransferResponse): string | number {
  switch (response.kind) {
    case 'accepted':
      // @ts-expect-error an accepted response has no error
      response.error;
      return response.status + response.attempts + response.elapsedMs;
    case 'refused':
      return response.error.code ?? response.error.message;
    default:
      return nothingElse(response);
  }
}

export function ofReading(reading: CallLookup): unknown {
  switch (reading.kind) {
    case 'found':
      // @ts-expect-error a call that was found has no error
      reading.error;
      return reading.state === 'established' ? reading.call.callChainId : reading.call.vendorMember;
    case 'ended':
      // @ts-expect-error there is no call any more
      reading.call;
      // @ts-expect-error only a refusal is
      reading.retryable;
      return reading.error.code ?? reading.attempts;
    case 'refused':
      return reading.retryable ? reading.retryAfterSeconds : reading.elapsedMs + reading.error.form;
    default:
      return nothingElse(reading);
  }
}

export function callsCannotBeChanged(reading: CallLookup) {
  if (reading.kind !== 'found') return;
  // @ts-expect-error
  reading.call.state = 'terminated';
  // @ts-expect-error
  reading.call.resultInfo.code = 200;
}

export function ofForm(response: GraphResponse) {
  // @ts-expect-error only what `sendTransfer` gives has attempts
  response.attempts;
  if (response.kind === 'accepted') return '';
  switch (response.error.form) {
    case 'graph':
    case 'json':
    case 'html':
    case 'text':
    case 'empty':
    case 'truncated':
    case 'redirect':
      return response.error.form;
    default:
      return nothingElse(response.error.form);
  }
}

export function ofReport(report: TransferReport) {
  // @ts-expect-error not before it is known to be valid
  report.request;
  return report.valid ? report.request.body.transferTarget.identity : report.issues[0]?.code;
}

export function ofSeverity(severity: Severity) {
  switch (severity) {
    case 'error':
    case 'warning':
    case 'info':
      return severity;
    default:
      return nothingElse(severity);
  }
}

export function ofPart(part: IssuePart) {
  switch (part) {
    case 'callId':
    case 'body':
    case 'input':
    case 'endpoint':
    case 'token':
    case 'context':
    case 'options':
      return part;
    default:
      return nothingElse(part);
  }
}

export function ofCloud(cloud: Cloud) {
  switch (cloud) {
    case 'global':
    case 'usGovernmentL4':
    case 'usGovernmentL5':
    case 'china':
      return cloud;
    default:
      return nothingElse(cloud);
  }
}

export function ofFix(fix: Fix) {
  return 'edits' in fix ? fix.edits.map(({ start, end, text }) => [start, end, text]) : [fix.path, fix.value];
}

type IsSyntax<Code> = Code extends SyntaxIssueCode ? true : false;

/** Codes of the text begin with `json`, the others do not. */
export const kinds: { [Code in IssueCode]: IsSyntax<Code> } extends { [Code in SyntaxIssueCode]: true } ? true : false =
  true;
export const syntaxCode: SyntaxIssueCode extends `json${string}` ? true : false = true;
export const otherCodes: Extract<Exclude<IssueCode, SyntaxIssueCode>, `json${string}`> extends never ? true : false =
  true;

/** Graph may add states: any string is one, and editors still offer the known ones. */
export const states: CallState[] = ['established', 'a state of tomorrow'];
// @ts-expect-error
export const noState: CallState = 7;

export function issuesCannotBeChanged(issue: Issue, error: TransferError) {
  // @ts-expect-error
  issue.message = '';
  // @ts-expect-error
  error.code = 'network';
  // @ts-expect-error
  error.issues?.push(issue);
}
