// @ts-check

/** How often a stream tells that it lives, in milliseconds. Proxies close what is silent for long, and readers take it for dead. */
export const HEARTBEAT_MS = 15_000;
