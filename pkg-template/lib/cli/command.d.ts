/** The types of a command: its options, its arguments and its surroundings. */

/** An option of a command. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it can be repeated. */
  readonly multiple?: true;
  /** One letter. */
  readonly short?: string;
  /** The name of the value in the help. */
  readonly value?: string;
  /** The words that the value can be, for the help, for checks and for completion. */
  readonly choices?: readonly string[];
  /** The description in the help. */
  readonly about: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The value of one option. */
type ValueOf<One extends Option> = One extends { readonly type: 'boolean' }
  ? boolean
  : One extends { readonly multiple: true }
    ? readonly string[]
    : string;

/** The values of the options that were given. */
export type Values<Of extends Options> = { readonly [Name in keyof Of]?: ValueOf<Of[Name]> };

/** The arguments of one run. */
export interface Arguments<Of extends Options> {
  readonly values: Values<Of>;
  /** The arguments that are not options. */
  readonly operands: readonly string[];
}

/** A stream that a command writes to. */
export interface Output {
  /** Whether it is a terminal. */
  readonly isTerminal: boolean;
  /** The number of columns. */
  readonly width: number;
  /** Colours and weights; plain where the stream has none. */
  readonly style: Style;
  write(text: string): void;
  line(text?: string): void;
  /** Writes a value as JSON: indented as a document, or on one line. */
  json(value: unknown, form?: 'document' | 'line'): void;
}

/** Marks a text for the terminal. */
export type Mark = (text: string) => string;
export type Style = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', Mark>>;

/** The surroundings of a run. */
export interface Context {
  readonly out: Output;
  readonly err: Output;
  /** Whether the output is JSON. */
  readonly isJson: boolean;
  /** Aborts when the user interrupts the command, or the reader of its output has gone. */
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All commands. */
  readonly commands: readonly CommandEntry[];
}

/** A command of the list; it is loaded when it is used. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

/** An example in the help. */
export type Example = readonly [command: string, about: string];

/** One command. */
export interface Command<Of extends Options = Options> {
  readonly name: string;
  /** The operands in the help, such as `CODE…`. */
  readonly operands: readonly string[];
  /** The description: paragraphs. */
  readonly about: readonly string[];
  readonly options: Of;
  readonly examples: readonly Example[];
  /** The meanings of the exit codes that differ from the general ones. */
  readonly exitCodes?: Readonly<Record<number, string>>;
  /** The words that an operand can be, for completion. */
  readonly operandChoices?: () => readonly string[] | Promise<readonly string[]>;
  /** @returns the exit code */
  run(args: Arguments<Of>, context: Context): number | Promise<number>;
}
