// @ts-check

/** The reason why the server cannot start, as a sentence for the administrator. */
export class StartError extends Error {
  /** @override */
  name = 'StartError';
  /** The exit code of the process. */
  exitCode = 1;
}

/** A problem of the command line or the environment, with the expected value. */
export class UsageError extends StartError {
  /** @override */
  name = 'UsageError';
  /** @override */
  exitCode = 2;
}
