import { useRef } from 'preact/hooks';
import { type Repair, repairAll, repairOf } from '../../store/draft/repairs.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { IssuePlace } from '../../ui/issue-place.js';
import { SeverityMark } from '../../ui/messages.js';
import { Sentence } from '../../ui/sentence.js';

/** All issues that are shown, with their places and the repairs that the core offers. */
export function IssueList() {
  const app = useApp();
  const { shownIssues, verdict } = app.checks;
  const title = useRef<HTMLHeadingElement>(null);
  const goToTitle = () => title.current?.focus();
  const found = shownIssues.value.map((shown) => ({ shown, repair: repairOf(app, shown.issue) }));
  return (
    <section class="issues" aria-labelledby="issues-title">
      <h3 id="issues-title" ref={title} tabIndex={-1}>
        {texts.issues.title}
      </h3>
      <p id="issues-verdict" class="verdict">
        {verdict.value}
      </p>
      {found.filter(({ repair }) => repair).length > 1 && (
        <div class="buttons">
          <RepairButton label={texts.issues.fixAll} apply={() => repairAll(app)} afterwards={goToTitle} />
        </div>
      )}
      <ul>
        {found.map(({ shown, repair }, index) => (
          <li key={`${shown.issue.part} ${shown.issue.path} ${shown.issue.code}`} data-severity={shown.issue.severity}>
            <p id={`issue-${index}`}>
              <SeverityMark severity={shown.issue.severity} /> <IssuePlace shown={shown} />:{' '}
              <Sentence text={shown.issue.message} />
            </p>
            {shown.issue.hint && (
              <p class="issue-hint">
                <Sentence text={shown.issue.hint} />
              </p>
            )}
            <p class="path">
              {shown.issue.code} {shown.issue.path}
            </p>
            {repair && (
              <RepairButton
                label={texts.issues.fix(repair.title)}
                of={`issue-${index}`}
                apply={repair.apply}
                afterwards={goToTitle}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RepairButtonProps extends Pick<Repair, 'apply'> {
  readonly label: string;
  /** The id of the issue, which describes the button: another one may have a repair of the same name. */
  readonly of?: string;
  /** The button goes with its issue: called to give focus another place. */
  readonly afterwards: () => void;
}

function RepairButton({ label, of, apply, afterwards }: RepairButtonProps) {
  return (
    <button
      type="button"
      aria-describedby={of}
      onClick={() => {
        apply();
        afterwards();
      }}
    >
      {label}
    </button>
  );
}
