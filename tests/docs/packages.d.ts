// As much of the packages in this folder as is called. The types are checked without the packages installed.

declare module 'htmlparser2' {
  export class Parser {
    constructor(handler: { onopentag(name: string, attributes: Readonly<Record<string, string>>): void });
    end(html: string): void;
  }
}
