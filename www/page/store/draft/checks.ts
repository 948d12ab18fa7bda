import { computed, signal } from '@preact/signals';
import type { CheckContext, HttpRequest, Issue, Severity, TransferReport, TransferRequest } from 'graph-call-transfer';
import { describeTransfer, parseTransfer } from 'graph-call-transfer/requests';
import { type Field, fieldOf, type PageIssue, type ShownIssue } from '../../model/field.js';
import { NO_CALL_ID } from '../../model/missing-call-id.js';
import { issueInWords } from '../../texts/core-words.js';
import { texts } from '../../texts/index.js';
import type { Core } from '../core.js';
import type { CredentialStore } from '../credentials.js';
import type { DestinationStore } from '../destination.js';
import type { AboutStore } from '../relay/about.js';
import type { LiveCallsStore } from '../relay/live-calls.js';
import type { DraftStore } from './draft.js';
import type { FieldStore } from './fields.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

interface CheckSources {
  readonly core: Core;
  readonly about: AboutStore;
  readonly liveCalls: LiveCallsStore;
  readonly destinations: DestinationStore;
  readonly credentials: CredentialStore;
  readonly draft: DraftStore;
  readonly fields: FieldStore;
}

export type CheckStore = ReturnType<typeof createCheckStore>;

/** Creates the checks of the draft: the core judges each draft once, and everything else reads its report. */
export function createCheckStore({
  core: { core, isCoreReady },
  about: { knownRelay },
  liveCalls: { liveCall },
  destinations: { destination, endpoint, live },
  credentials: { token, tokenNeeded, tokenReport },
  draft: { draft },
  fields: { fields, shape },
}: CheckSources) {
  // A computed value of its own: other changes of the live calls need no other check.
  const isGroupCall = computed(() => liveCall(draft.value.callId)?.callType === 'group');
  /** The facts beside the body that a check can use. */
  const context = computed<CheckContext>(() => {
    const tenantId = destination.value === 'relay' ? knownRelay()?.tenantId : undefined;
    return {
      endpoint: endpoint.value,
      ...(shape.value.phone && { applicationInstance: draft.value.applicationInstance }),
      ...(tokenReport.value && { token: tokenReport.value }),
      ...(tenantId !== undefined && { tenantId }),
      // Only a group call is certain: one with a single known caller may have others in it.
      ...(isGroupCall.value && { callType: 'group' as const }),
    };
  });

  /** The report of the core; `undefined` until it is loaded. */
  const report = computed<TransferReport | undefined>(() =>
    isCoreReady.value ? parseTransfer(draft.value.callId, draft.value.text, context.value) : undefined,
  );

  /** The HTTP request; `undefined` while the draft has errors. */
  const http = computed<HttpRequest | undefined>(() =>
    report.value?.valid ? describeTransfer(report.value.request, endpoint.value) : undefined,
  );

  /** The request to read as HTTP or code: also of a draft that has everything but the call id. */
  const readable = computed<TransferRequest | undefined>(() => {
    if (report.value?.valid) return report.value.request;
    if (!report.value || draft.value.callId !== '') return undefined;
    const others = parseTransfer(NO_CALL_ID, draft.value.text, context.value);
    return others.valid ? others.request : undefined;
  });
  /** Whether only the call id is missing. */
  const isCallIdMissing = computed(() => readable.value?.callId === NO_CALL_ID);

  /** All issues of the draft, in the order in which they are listed. */
  const issues = computed<readonly ShownIssue[]>(() => {
    const found = (report.value?.issues ?? []).map((issue) =>
      placeIssue(issueInWords(issue), fields.value, destination.value === 'custom'),
    );
    const all = tokenNeeded.value && token.value === '' ? [...found, missingToken()] : found;
    return all.toSorted((a, b) => rank(a.issue) - rank(b.issue));
  });

  /** The issues that prevent sending. */
  const blockers = computed(() => issues.value.filter(({ issue }) => issue.severity === 'error'));

  /** The fields that were left once: an untouched field shows no issue. */
  const left = signal<ReadonlySet<string>>(new Set());
  /** The field in which the operator types: an issue is not shown before it is left, unless one was shown already. */
  const typedInto = signal<string | undefined>(undefined);
  /** The parts of which all issues are shown, those of untouched fields too. */
  const revealed = signal<'nothing' | 'body' | 'example' | 'everything'>('nothing');

  /** The issues that the operator sees. */
  const shownIssues = computed(() => issues.value.filter(isShown));

  function isShown({ issue, place }: ShownIssue): boolean {
    if (place && place.id === typedInto.value) return false;
    if (revealed.value === 'everything' || !place || left.value.has(place.id)) return true;
    // Real people would be transferred with them.
    if (revealed.value === 'example') return issue.code !== 'placeholder' || live.value;
    return issue.part === 'body' ? revealed.value === 'body' : place.id === 'destination';
  }

  /** Holds the issues of a field back until it is left. Call it before the value changes. */
  function typeInto(id: string): void {
    if (issuesAt(id).length === 0) typedInto.value = id;
  }

  /** Shows the issues of a field from now on. */
  function leaveField(id: string): void {
    typedInto.value = undefined;
    if (!left.peek().has(id)) left.value = new Set(left.peek()).add(id);
  }

  /**
   * Shows all issues from now on: those of a body that was written as JSON; those of an example, without Microsoft's placeholders,
   * which the operator did not choose; or everything.
   */
  function reveal(part: 'body' | 'example' | 'everything'): void {
    typedInto.value = undefined;
    const isBodyOnly = revealed.peek() === 'nothing' || revealed.peek() === 'body';
    revealed.value = part === 'body' && !isBodyOnly ? 'everything' : part;
  }

  /** Shows the form as untouched. */
  function conceal(): void {
    left.value = new Set();
    revealed.value = 'nothing';
  }

  /** The state of the draft in a few words. */
  const verdict = computed(() => {
    if (core.state.value.kind === 'loading') return texts.core.loading;
    if (core.state.value.kind === 'failed') return texts.core.failed;
    const numbers = { error: 0, warning: 0, info: 0 };
    for (const { issue } of shownIssues.value) numbers[issue.severity] += 1;
    if (blockers.value.length > 0 && numbers.error === 0) return texts.issues.incomplete(missingFields());
    const counts = texts.issues.counts(numbers);
    if (numbers.error > 0) return counts;
    return counts === '' ? texts.issues.valid : `${texts.issues.valid} · ${counts}`;
  });

  /** Returns the names of the fields that errors are about. */
  function missingFields(): readonly string[] {
    return [...new Set(blockers.value.map(({ issue, place }) => place?.label ?? texts.issues.part[issue.part]))];
  }

  /** Returns the issues that one element shows. */
  function issuesAt(id: string): readonly PageIssue[] {
    return shownIssues.value.filter(({ place }) => place?.id === id).map(({ issue }) => issue);
  }

  return {
    report,
    http,
    readable,
    isCallIdMissing,
    blockers,
    shownIssues,
    verdict,
    typeInto,
    leaveField,
    reveal,
    conceal,
    issuesAt,
  };
}

/** Ranks errors first, and those of the call id before those of the body, as in the form. */
function rank({ severity, part }: PageIssue): number {
  return 2 * severities.indexOf(severity) + (part === 'callId' ? 0 : 1);
}

function placeIssue(issue: Issue, shown: readonly Field[], isCustom: boolean): ShownIssue {
  const field = fieldOf(issue, shown);
  if (field) return { issue, place: { id: field.id, label: field.label } };
  if (issue.part === 'token') return { issue, place: tokenField() };
  if (issue.part === 'endpoint') {
    const isRoot = isCustom && issue.path === '/baseUrl';
    const place = isRoot
      ? { id: 'custom-root', label: texts.fields.root }
      : { id: 'destination', label: texts.banner.destination };
    return { issue, place };
  }
  return { issue };
}

function tokenField() {
  return { id: 'token', label: texts.fields.token };
}

/** Returns the issue that is no rule of the transfer: only a live destination needs a token from the operator. */
function missingToken(): ShownIssue {
  const { message, hint } = texts.fields.tokenMissing;
  return {
    issue: { severity: 'error', code: 'tokenMissing', part: 'token', path: '', params: {}, message, hint },
    place: tokenField(),
  };
}
