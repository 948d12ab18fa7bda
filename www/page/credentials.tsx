import type { TokenReport } from 'graph-call-transfer';
import { Fact } from './fact.js';
import { Messages } from './form/messages.js';
import { afterPress } from './form/press.js';
import { announce } from './state/announce.js';
import { issuesAt, leaveField, typeInto } from './state/check.js';
import { forgetToken, token, tokenNeeded, tokenReport } from './state/credentials.js';
import { customRoot, destination, live, relayCouldSend } from './state/destination.js';
import { texts } from './texts/index.js';

/** Region ④: the access token, and what it says of itself. */
export function Credentials() {
  return (
    <section class="region credentials" aria-labelledby="credentials-title">
      <details open>
        <summary>
          <h2 id="credentials-title">{texts.credentials.title}</h2>
        </summary>
        <div class="folded">
          {destination.value === 'custom' && <RootField />}
          {relayCouldSend.value && <RelayInstead />}
          {tokenNeeded.value ? <TokenField /> : <p>{texts.credentials[live.value ? 'relay' : 'simulator']}</p>}
          {tokenReport.value && <TokenSummary report={tokenReport.value} />}
        </div>
      </details>
    </section>
  );
}

/** Offers what needs no token here. The place of the button is gone then, so that focus goes to the title. */
function RelayInstead() {
  return (
    <>
      <p>{texts.credentials.relayCouldSend}</p>
      <div class="buttons">
        <button
          type="button"
          onClick={({ currentTarget }) => {
            currentTarget.closest('details')?.querySelector('summary')?.focus();
            destination.value = 'relay';
            announce(texts.credentials.usesRelay);
          }}
        >
          {texts.credentials.useRelay}
        </button>
      </div>
    </>
  );
}

/** Where the Graph is that is none of Microsoft's clouds. */
function RootField() {
  const issues = issuesAt('custom-root');
  return (
    <div class="field">
      <label for="custom-root">{texts.credentials.root}</label>
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
        {texts.credentials.rootHint}
      </p>
      <Messages id="custom-root-messages" issues={issues} />
    </div>
  );
}

function TokenField() {
  const issues = issuesAt('token');
  return (
    <div class="field">
      <label for="token">{texts.credentials.token}</label>
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
            announce(texts.credentials.forgotten);
          }}
        >
          {texts.credentials.forget}
        </button>
      </div>
      <p id="token-hint" class="hint">
        {texts.credentials.hint}
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
        <strong>{texts.credentials.kind[report.kind]}</strong>. {texts.credentials.unverified}
      </p>
      <dl>
        <Fact
          isData={permissions !== ''}
          name={texts.credentials.permissions}
          value={permissions || texts.credentials.noPermissions}
        />
        <Fact
          name={texts.credentials.expiry}
          value={seconds === undefined ? undefined : texts.credentials.expires(seconds)}
        />
        <Fact isData name={texts.credentials.audience} value={report.audience} />
        <Fact isData name={texts.credentials.tenant} value={report.tenantId} />
        <Fact isData name={texts.credentials.app} value={report.appId} />
      </dl>
    </>
  );
}
