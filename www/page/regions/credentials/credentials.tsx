import type { TokenReport } from 'graph-call-transfer';
import { credentialsTexts } from '../../texts/credentials.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { Fact } from '../../ui/fact.js';
import { Messages } from '../../ui/messages.js';
import { afterPress } from '../../ui/press.js';

/** Region ④: the access token, and what it says of itself. */
export function Credentials() {
  const app = useApp();
  const { tokenNeeded, tokenReport } = app.credentials;
  const { destination, live, relayCouldSend } = app.destinations;
  return (
    <section class="region" aria-labelledby="credentials-title">
      <details open>
        <summary>
          <h2 id="credentials-title">{credentialsTexts.title}</h2>
        </summary>
        <div class="folded">
          {destination.value === 'custom' && <RootField />}
          {relayCouldSend.value && <RelayInstead />}
          {tokenNeeded.value ? <TokenField /> : <p>{credentialsTexts[live.value ? 'relay' : 'simulator']}</p>}
          {tokenReport.value && <TokenSummary report={tokenReport.value} />}
        </div>
      </details>
    </section>
  );
}

/** Offers what needs no token here. The place of the button is gone then, so that focus goes to the title. */
function RelayInstead() {
  const app = useApp();
  const { announce } = app.announcer;
  const { destination } = app.destinations;
  return (
    <>
      <p>{credentialsTexts.relayCouldSend}</p>
      <div class="buttons">
        <button
          type="button"
          onClick={({ currentTarget }) => {
            currentTarget.closest('details')?.querySelector('summary')?.focus();
            destination.value = 'relay';
            announce(credentialsTexts.usesRelay);
          }}
        >
          {credentialsTexts.useRelay}
        </button>
      </div>
    </>
  );
}

/** Where the Graph is that is none of Microsoft's clouds. */
function RootField() {
  const app = useApp();
  const { issuesAt, leaveField, typeInto } = app.checks;
  const { customRoot } = app.destinations;
  const issues = issuesAt('custom-root');
  return (
    <div class="field">
      <label for="custom-root">{texts.fields.root}</label>
      <input
        id="custom-root"
        type="text"
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        value={customRoot.value}
        aria-required
        aria-invalid={issues.some((issue) => issue.severity === 'error')}
        aria-describedby="custom-root-hint custom-root-messages"
        onInput={(event) => {
          typeInto('custom-root');
          customRoot.value = event.currentTarget.value.trim();
        }}
        onBlur={() => leaveField('custom-root')}
      />
      <p id="custom-root-hint" class="hint">
        {credentialsTexts.rootHint}
      </p>
      <Messages id="custom-root-messages" issues={issues} />
    </div>
  );
}

function TokenField() {
  const app = useApp();
  const { announce } = app.announcer;
  const { issuesAt, leaveField } = app.checks;
  const { forgetToken, token } = app.credentials;
  const issues = issuesAt('token');
  return (
    <div class="field">
      <label for="token">{texts.fields.token}</label>
      <div class="with-button">
        <input
          id="token"
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={token.value}
          aria-invalid={issues.some((issue) => issue.severity === 'error')}
          aria-describedby="token-hint token-messages"
          onInput={(event) => {
            token.value = event.currentTarget.value.trim();
          }}
          onPaste={() => leaveField('token')}
          onBlur={() => afterPress(() => leaveField('token'))}
        />
        <button
          type="button"
          onClick={() => {
            forgetToken();
            announce(credentialsTexts.forgotten);
          }}
        >
          {credentialsTexts.forget}
        </button>
      </div>
      <p id="token-hint" class="hint">
        {credentialsTexts.hint}
      </p>
      <Messages id="token-messages" issues={issues} />
    </div>
  );
}

function TokenSummary({ report }: { readonly report: TokenReport }) {
  const permissions = [...report.roles, ...report.scopes].join(', ');
  const { expiresInSeconds: seconds } = report;
  return (
    <>
      <p>
        <strong>{credentialsTexts.kind[report.kind]}</strong>. {credentialsTexts.unverified}
      </p>
      <dl>
        <Fact
          isData={permissions !== ''}
          name={credentialsTexts.permissions}
          value={permissions || credentialsTexts.noPermissions}
        />
        <Fact
          name={credentialsTexts.expiry}
          value={seconds === undefined ? undefined : credentialsTexts.expires(seconds)}
        />
        <Fact isData name={credentialsTexts.audience} value={report.audience} />
        <Fact isData name={credentialsTexts.tenant} value={report.tenantId} />
        <Fact isData name={credentialsTexts.app} value={report.appId} />
      </dl>
    </>
  );
}
