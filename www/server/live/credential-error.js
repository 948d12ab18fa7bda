// @ts-check

/**
 * What Entra's numbers mean, for those that a wrong set-up leads to.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const MEANINGS = new Map([
  [7000215, ['The client secret is wrong.', "Set the secret's value, not its id."]],
  [7000222, ['The client secret has expired.', 'Make a new one in the app registration.']],
  [
    7000216,
    ['The client secret or certificate is missing.', 'Set AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH.'],
  ],
  [700027, ["The certificate is not one of the app's.", 'Upload its public part to the app registration.']],
  [
    700016,
    ['The tenant does not know the app.', 'Check --app-id and --tenant, and that the app was consented to there.'],
  ],
  [90002, ['The tenant does not exist in this cloud.', 'Check --tenant and --cloud.']],
  [7000112, ['The app is disabled.', 'Enable it in the tenant.']],
]);

/** Tells why no token could be had, without anything of what was shown for it. */
export class CredentialError extends Error {
  /** @override */
  name = 'CredentialError';
  code = 'credentialFailed';

  /** @param {unknown} error what the library threw; its text is not repeated, because others write it */
  constructor(error) {
    const text = error instanceof Error ? error.message : '';
    const number = Number(/AADSTS(\d{1,10})/.exec(text)?.[1] ?? Number.NaN);
    const [meaning, hint] = MEANINGS.get(number) ?? [];
    const where = Number.isNaN(number) ? 'Entra could not be asked' : `Entra refused (AADSTS${number})`;
    super(`No token could be had: ${where}.${meaning === undefined ? '' : ` ${meaning}`}`);
    /** What to do. */
    this.hint =
      hint ??
      (Number.isNaN(number)
        ? 'Check that this server can reach Entra, and the credential.'
        : "Look the number up in Entra's list of error codes.");
  }
}
