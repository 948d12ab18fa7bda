/** A browser in which the console is tested. */
export interface Engine {
  readonly name: string;
  /** The names of its packages in Debian. */
  readonly packages: readonly string[];
  /** Returns the path of the program when it is installed. */
  find(): string | undefined;
  start(program: string): Promise<Tab>;
}

/** One page in it. XPath selects elements; each method waits until the element exists. */
export interface Tab {
  open(url: string): Promise<unknown>;
  click(xpath: string): Promise<unknown>;
  /** Returns the text of the element, with or without hidden parts. */
  text(xpath: string): Promise<string>;
  value(xpath: string): Promise<string>;
  close(): Promise<unknown>;
}
