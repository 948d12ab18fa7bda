import type { ShownIssue } from '../model/field.js';
import { texts } from '../texts/index.js';
import { useApp } from './app-context.js';

/** The way to where an issue is mended: its field, or else its place in the JSON; its path when there is neither. */
export function IssuePlace({ shown: { issue, place } }: { readonly shown: ShownIssue }) {
  const { goToSpan } = useApp().view;
  const { span } = issue;
  if (place) return <a href={`#${place.id}`}>{place.label}</a>;
  if (span) {
    return (
      <button type="button" class="link" onClick={() => goToSpan(span)}>
        {texts.issues.line(span.line, span.column)}
      </button>
    );
  }
  return <span class="path">{issue.path || texts.issues.part[issue.part]}</span>;
}
