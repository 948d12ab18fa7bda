// @ts-check

/** Tells that the server could not start, in a sentence for the person who started it. */
export class StartError extends Error {
  /** @override */
  name = 'StartError';
  /** What the process ends with. */
  exitCode = 1;
}

/** Tells that what was asked for on the command line or in the environment cannot be, and what can. */
export class UsageError extends StartError {
  /** @override */
  name = 'UsageError';
  /** @override */
  exitCode = 2;
}
