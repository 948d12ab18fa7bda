import type { TokenReport } from 'graph-call-transfer';
import { roughly } from '../i18n/format.js';
import { region } from '../i18n/region.js';

/** Region ④: the credentials. */
export const credentialsTexts = region('credentials', {
  title: 'Credentials',
  simulator: 'The simulator takes a token of its own. Nothing to do here.',
  relay: 'The relay sends with its own credential, which this page never sees. Nothing to do here.',
  relayCouldSend: 'The relay can send to this Graph too, with its own credential: then no token comes into this page.',
  useRelay: 'Use the relay',
  usesRelay: 'The relay sends with its own credential.',
  rootHint:
    'The root without a version, as in https://graph.test.example. The page’s policy lets it send to its own origin and to Graph’s clouds; who serves the page can allow more.',
  hint: 'An app-only token. It stays in the memory of this page and is gone when you leave or reload it.',
  forget: 'Forget',
  forgotten: 'Token forgotten.',
  unverified: 'Read from the token itself, not verified.',
  kind: {
    app: 'App-only token',
    delegated: 'Delegated token',
    unknown: 'Kind of token unknown',
  } satisfies Record<TokenReport['kind'], string>,
  permissions: 'Permissions',
  noPermissions: 'none named',
  audience: 'Audience',
  tenant: 'Tenant',
  app: 'Application',
  expiry: 'Expiry',
  expires: (seconds: number) => (seconds < 0 ? 'has passed' : `in ${roughly(seconds)}`),
});
