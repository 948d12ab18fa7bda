/** A browser that the console is tried in. */
export interface Engine {
  readonly name: string;
  /** What Debian calls it. */
  readonly packages: readonly string[];
  /** The path of the program, where it is installed. */
  find(): string | undefined;
  start(program: string): Promise<Tab>;
}

/** One page in it. Elements are named by XPath; they are waited for. */
export interface Tab {
  open(url: string): Promise<unknown>;
  click(xpath: string): Promise<unknown>;
  /** What is read there, hidden parts perhaps included. */
  text(xpath: string): Promise<string>;
  value(xpath: string): Promise<string>;
  close(): Promise<unknown>;
}
