import type { RunOptions } from '../../pkg-template/build/run.mjs';

/** A host of the package: a runtime, a bundler, a framework or a test runner, with one way to use it. */
export interface Host {
  /** The name for `npm run hosts -- <name>`. */
  readonly name: string;
  /** The name in the table. */
  readonly title: string;
  /** The project in `versions.json`. */
  readonly project: string;
  /** The folder in `tests/hosts/projects`, if it is not the name. */
  readonly files?: string;
  /** Whether it is too slow for every run of the tests: then it is tried once a night. */
  readonly nightly?: boolean;
  /** Does the job in the host. Throws when it fails. */
  readonly check: (place: Place) => Promise<void>;
}

/** The folder of a host. */
export interface Place {
  /** The folder, with a copy of the program and of the files of the host. */
  readonly folder: string;
  /** The folder of the project, with `node_modules`. */
  readonly project: string;
  /** The packed package. */
  readonly tarball: string;
  /** Returns a path in the folder. */
  at(...path: string[]): string;
  /** Returns a path in `node_modules`. */
  installed(...path: string[]): string;
  /** Writes a file in the folder. */
  write(path: string, text: string): void;
  /** Replaces the text of a file in the folder. */
  edit(path: string, change: (text: string) => string): void;
  /** Runs a program in the folder, and returns its output. */
  run(tool: string, args: readonly string[], options?: RunOptions): Promise<string>;
  /** The same for a program of an installed package. */
  bin(name: string, args: readonly string[], options?: RunOptions): Promise<string>;
}

/** The result of a host. */
export interface Result {
  readonly host: Host;
  readonly milliseconds: number;
  /** The reason why it is not green. */
  readonly reason?: string;
  /** Whether it could not be installed. */
  readonly isMissing?: boolean;
}
