// @ts-check
/** Mutants of the webhook's checks that no test can kill, each with the reason. @type {Readonly<Record<string, string>>} */
export const EQUIVALENT = {
  'token.js: withHint: or(error)&&error.status⟦<→<=⟧500&&!KEPT_HINTS.include':
    'no error of a webhook has the status 500',
  'token.js: readTenantId: nts.length===0||!tenants⟦.every(→.some(⟧isGuid))throw webhookErr':
    'a GUID beside a name is then refused as two different tenants: with the same code and status',
  'body.js: readStream: urn}length+value.length⟦>→>=⟧buffer.length&&(buffer=g':
    'a buffer that is exactly full grows one chunk earlier: the bytes that are returned are the same',
  'download.js: rejectOnAbort: ct(signal.reason),{once:⟦!→⟧0}),task().then(resolve,':
    'a signal aborts once at most, and a second rejection of a promise has no effect',
};
