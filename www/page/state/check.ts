import { computed, signal } from '@preact/signals';
import {
  type CheckContext,
  describeTransfer,
  type HttpRequest,
  type Issue,
  parseTransfer,
  type Severity,
  type TransferReport,
} from 'graph-call-transfer';
import { issueInWords } from '../texts/core-words.js';
import { texts } from '../texts/index.js';
import { core, isCoreReady } from './core.js';
import { token, tokenNeeded, tokenReport } from './credentials.js';
import { destination, endpoint, live } from './destination.js';
import { draft } from './draft.js';
import { type Field, fieldOf, fields, shape } from './fields.js';
import { knownRelay } from './relay/about.js';
import { liveCall } from './relay/live-calls.js';

/** What the core is told beside the body. */
const context = computed<CheckContext>(() => ({
  endpoint: endpoint.value,
  ...(shape.value.phone && { applicationInstance: draft.value.applicationInstance }),
  ...(tokenReport.value && { token: tokenReport.value }),
  ...(destination.value === 'relay' && tenantOfRelay()),
  ...typeOfCall(),
}));

/** The type of the call, where the relay is sure: one that was seen with a single caller may have others in it. */
function typeOfCall(): Pick<CheckContext, 'callType'> {
  return liveCall(draft.value.callId)?.callType === 'group' ? { callType: 'group' } : {};
}

/** The tenant that the relay acts for. */
function tenantOfRelay(): Pick<CheckContext, 'tenantId'> {
  const tenantId = knownRelay()?.tenantId;
  return tenantId === undefined ? {} : { tenantId };
}

/** What the core says of the draft; `undefined` while the core is not there. */
export const report = computed<TransferReport | undefined>(() =>
  isCoreReady.value ? parseTransfer(draft.value.callId, draft.value.text, context.value) : undefined,
);

/** The request that would be sent; `undefined` while the draft has errors. */
export const http = computed<HttpRequest | undefined>(() =>
  report.value?.valid ? describeTransfer(report.value.request, endpoint.value) : undefined,
);

/** An issue of the core, or the one that the page itself adds. */
export type PageIssue = Omit<Issue, 'code'> & { readonly code: Issue['code'] | 'tokenMissing' };

/** An issue, and where the page shows it. */
export interface ShownIssue {
  readonly issue: PageIssue;
  /** The id of the element to go to, and its name; absent when the form has none for it. */
  readonly place?: { readonly id: string; readonly label: string };
}

/** All issues of the draft as it stands, in the order in which they are listed. */
export const issues = computed<readonly ShownIssue[]>(() => {
  const found = (report.value?.issues ?? []).map((issue) => shownAt(issueInWords(issue), fields.value));
  const all = tokenNeeded.value && token.value === '' ? [...found, missingToken()] : found;
  return all.toSorted((a, b) => rank(a.issue) - rank(b.issue));
});

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Errors first, and those of the call id before those of the body, as in the form. */
function rank({ severity, part }: PageIssue): number {
  return 2 * severities.indexOf(severity) + (part === 'callId' ? 0 : 1);
}

/** The issues that stand against sending. */
export const blockers = computed(() => issues.value.filter(({ issue }) => issue.severity === 'error'));

/** Fields that were left once: nothing is said of one that nobody has been to. */
const left = signal<ReadonlySet<string>>(new Set());

/** The field that is being typed into: nothing is said of it before it is left, unless something was said already. */
const typedInto = signal<string | undefined>(undefined);

/** Which parts are shown with all their issues, untouched fields included. */
const revealed = signal<'nothing' | 'body' | 'example' | 'everything'>('nothing');

/** Holds back what will be said of a field until it is left. To be called before its value changes. */
export function typeInto(id: string): void {
  if (issuesAt(id).length === 0) typedInto.value = id;
}

/** Shows the issues of a field from now on. */
export function leaveField(id: string): void {
  typedInto.value = undefined;
  if (!left.peek().has(id)) left.value = new Set(left.peek()).add(id);
}

/**
 * Shows all issues from now on: those of the body when it was written as JSON; those of an example as it was filled in, but for
 * Microsoft's placeholders, which nobody chose; or everything.
 */
export function reveal(what: 'body' | 'example' | 'everything'): void {
  typedInto.value = undefined;
  const isBodyAlone = revealed.peek() === 'nothing' || revealed.peek() === 'body';
  revealed.value = what === 'body' && !isBodyAlone ? 'everything' : what;
}

/** Shows the form as untouched. */
export function conceal(): void {
  left.value = new Set();
  revealed.value = 'nothing';
}

/** The issues that the operator sees. */
export const shownIssues = computed(() => issues.value.filter(isShown));

function isShown({ issue, place }: ShownIssue): boolean {
  if (place && place.id === typedInto.value) return false;
  if (revealed.value === 'everything' || !place || left.value.has(place.id)) return true;
  // Real people would be transferred with them.
  if (revealed.value === 'example') return issue.code !== 'placeholder' || live.value;
  return issue.part === 'body' ? revealed.value === 'body' : place.id === 'destination';
}

/** The state of the draft in a few words. */
export const verdict = computed(() => {
  if (core.state.value.kind === 'loading') return texts.core.loading;
  if (core.state.value.kind === 'failed') return texts.core.failed;
  const numbers = { error: 0, warning: 0, info: 0 };
  for (const { issue } of shownIssues.value) numbers[issue.severity] += 1;
  if (blockers.value.length > 0 && numbers.error === 0) return texts.issues.incomplete;
  const counts = texts.issues.counts(numbers);
  if (numbers.error > 0) return counts;
  return counts === '' ? texts.issues.valid : `${texts.issues.valid} · ${counts}`;
});

/** Returns the issues that are shown at one element. */
export function issuesAt(id: string): readonly PageIssue[] {
  return shownIssues.value.filter(({ place }) => place?.id === id).map(({ issue }) => issue);
}

function shownAt(issue: Issue, shown: readonly Field[]): ShownIssue {
  const field = fieldOf(issue, shown);
  if (field) return { issue, place: { id: field.id, label: field.label } };
  if (issue.part === 'token') return { issue, place: tokenField() };
  if (issue.part === 'endpoint') {
    const isRoot = destination.value === 'custom' && issue.path === '/baseUrl';
    const place = isRoot
      ? { id: 'custom-root', label: texts.credentials.root }
      : { id: 'destination', label: texts.banner.destination };
    return { issue, place };
  }
  return { issue };
}

function tokenField() {
  return { id: 'token', label: texts.credentials.token };
}

/** Not a rule of the transfer: only a live destination needs a token from the operator. */
function missingToken(): ShownIssue {
  const { message, hint } = texts.credentials.missing;
  return {
    issue: { severity: 'error', code: 'tokenMissing', part: 'token', path: '', params: {}, message, hint },
    place: tokenField(),
  };
}
