import type { Issue } from 'graph-call-transfer';

/** The groups of the form, in its order. */
export type FieldGroup = 'call' | 'target' | 'consultation' | 'transferee' | 'locale';

/** A text field of the form, bound to the call id or to a member of the body. */
export interface Field {
  /** The element's id: the same for the same place in the form, whatever the field is bound to. */
  readonly id: string;
  readonly group: FieldGroup;
  readonly part: 'callId' | 'body';
  /** The JSON Pointer of the member, inside the part. */
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  /** Whether the member stays in the body when it is empty; an optional one is left out. */
  readonly required: boolean;
  readonly inputMode?: 'tel';
}

/** An issue of the core, or the one that the page adds. */
export type PageIssue = Omit<Issue, 'code'> & { readonly code: Issue['code'] | 'tokenMissing' };

/** An issue, with its place on the page. */
export interface ShownIssue {
  readonly issue: PageIssue;
  /** The id and the name of the element with the mistake; absent when the form has none. */
  readonly place?: { readonly id: string; readonly label: string };
}

/** Finds the field that shows an issue: the one bound to its member, or the first one inside it. */
export function fieldOf(issue: Issue, shown: readonly Field[]): Field | undefined {
  const candidates = shown.filter((field) => field.part === issue.part);
  return (
    candidates.find((field) => field.path === issue.path) ??
    (issue.path === '' ? undefined : candidates.find((field) => field.path.startsWith(`${issue.path}/`)))
  );
}
