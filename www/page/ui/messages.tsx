import type { Severity } from 'graph-call-transfer';
import type { PageIssue } from '../model/field.js';
import { texts } from '../texts/index.js';
import { Sentence } from './sentence.js';

const signs: Readonly<Record<Severity, string>> = { error: '✖', warning: '⚠', info: 'ℹ' };

/** The severity of an issue as a sign and a word: never as a colour alone. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span class="severity" data-severity={severity}>
      <span aria-hidden="true">{signs[severity]} </span>
      {texts.issues.severity[severity]}
    </span>
  );
}

/** The issues of one field, beneath it. The element is always there, so that it can describe the field. */
export function Messages({ id, issues }: { readonly id: string; readonly issues: readonly PageIssue[] }) {
  return (
    <div id={id} class="messages">
      {issues.map((issue) => (
        <p key={issue.code} class="message">
          <SeverityMark severity={issue.severity} />: <Sentence text={issue.message} />
          {issue.hint && (
            <span class="issue-hint">
              <Sentence text={issue.hint} />
            </span>
          )}
        </p>
      ))}
    </div>
  );
}
