import { signal } from '@preact/signals';

/** The origins that the page was kept from sending to by its own policy. */
export const forbiddenOrigins = signal<ReadonlySet<string>>(new Set());

/** Learns from the browser what the policy forbids: to the one who sends it looks like any other failure of the network. */
export function watchPolicy(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective !== 'connect-src' || !URL.canParse(blockedURI)) return;
    forbiddenOrigins.value = new Set(forbiddenOrigins.peek()).add(new URL(blockedURI).origin);
  });
}
