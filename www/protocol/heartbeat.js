// @ts-check

/** The interval of a stream's heartbeats, in milliseconds. Proxies close idle connections, and clients give them up. */
export const HEARTBEAT_MS = 15_000;
