import type { TokenReport } from 'graph-call-transfer';
import { Messages } from './form/messages.js';
import { announce } from './state/announce.js';
import { issuesAt, leaveField } from './state/check.js';
import { forgetToken, token, tokenNeeded, tokenReport } from './state/credentials.js';
import { live } from './state/destination.js';
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
          {tokenNeeded.value ? <TokenField /> : <p>{texts.credentials[live.value ? 'relay' : 'simulator']}</p>}
          {tokenReport.value && <TokenSummary report={tokenReport.value} />}
        </div>
      </details>
    </section>
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
          onBlur={() => leaveField('token')}
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
  const permissions = [...report.roles, ...report.scopes].join(', ') || texts.credentials.noPermissions;
  const rows = [
    [texts.credentials.permissions, permissions],
    [
      texts.credentials.expiry,
      report.expiresInSeconds === undefined ? undefined : texts.credentials.expires(report.expiresInSeconds),
    ],
    [texts.credentials.audience, report.audience],
    [texts.credentials.tenant, report.tenantId],
    [texts.credentials.app, report.appId],
  ] as const;
  return (
    <>
      <p>
        <strong>{texts.credentials.kind[report.kind]}</strong>. {texts.credentials.unverified}
      </p>
      <dl>
        {rows.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
