// @ts-check

/**
 * The errors of Entra that result from a wrong configuration, each with the recommended action.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const KNOWN_ERRORS = new Map([
  [7000215, ['The client secret is wrong.', "Set the secret's value, not its id."]],
  [7000222, ['The client secret has expired.', 'Create a new one in the app registration.']],
  [
    7000216,
    ['The client secret or certificate is missing.', 'Set AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH.'],
  ],
  [700027, ["The certificate is not one of the app's.", 'Upload its public part to the app registration.']],
  [
    700016,
    [
      'The app is unknown in the tenant.',
      'Check --app-id and --tenant, and that an administrator consented to the app.',
    ],
  ],
  [90002, ['The tenant does not exist in this cloud.', 'Check --tenant and --cloud.']],
  [7000112, ['The app is disabled.', 'Enable it in the tenant.']],
]);

/** The error of a failed token request. It contains neither the credential nor Entra's text. */
export class CredentialError extends Error {
  /** @override */
  name = 'CredentialError';
  code = 'credentialFailed';

  /** @param {unknown} error of the library; its message is not repeated, because it is not ours */
  constructor(error) {
    const text = error instanceof Error ? error.message : '';
    const number = Number(/AADSTS(\d{1,10})/.exec(text)?.[1] ?? Number.NaN);
    const [description, hint] = KNOWN_ERRORS.get(number) ?? [];
    const reason = Number.isNaN(number) ? 'Entra is unreachable' : `Entra refused the credential (AADSTS${number})`;
    super(`No token is available: ${reason}.${description === undefined ? '' : ` ${description}`}`);
    /** The recommended action. */
    this.hint =
      hint ??
      (Number.isNaN(number)
        ? 'Check that this server can reach Entra, and the credential.'
        : "Look the number up in Entra's list of error codes.");
  }
}
