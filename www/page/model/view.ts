/** The fragments of the page's address. */

import { callKey } from 'graph-call-transfer/ids';

/** The views of the page, each under its own fragment: `#inspect` opens the last. */
export const views = ['transfer', 'history', 'inspect'] as const;
export type View = (typeof views)[number];

/** The beginning of a fragment that contains a draft. */
export const DRAFT_PREFIX = '#d=';

/** The beginning of a fragment that contains recordings. */
export const RECORDING_PREFIX = '#r=';

/** The beginning of a fragment that names a transfer. */
const TRANSFER_PREFIX = '#t=';
/** The relay's ids are GUIDs; those of a file may be others. */
const TRANSFER_ID = /^[\w-]{1,64}$/;

/** Returns the fragment that leads to a transfer, which the relay knows. */
export function transferLink(transferId: string): string {
  return TRANSFER_PREFIX + transferId;
}

/** Returns the transfer that a fragment leads to. */
export function linkedTransfer(hash: string): string | undefined {
  const id = hash.startsWith(TRANSFER_PREFIX) ? hash.slice(TRANSFER_PREFIX.length) : undefined;
  return id !== undefined && TRANSFER_ID.test(id) ? callKey(id) : undefined;
}

/** Returns the view of a fragment. */
export function viewOf(hash: string): View {
  return views.find((name) => hash === `#${name}`) ?? 'transfer';
}

/** Returns whether a link inside the page leads to a view or a transfer, and not to a place in one. */
export function isViewLink(href: string): boolean {
  return views.some((name) => href === `#${name}`) || linkedTransfer(href) !== undefined;
}
