/** What the build writes from `src/snippet`. */

export interface Quotes {
  readonly delimiter: string;
  readonly escapes: readonly (readonly [character: string, instead: string])[];
  readonly unicode: readonly [before: string, after: string] | null;
}

export type TypeName = 'body' | 'target' | 'transferee' | 'identitySet' | 'identity';

export interface Declared {
  readonly name: string;
  readonly pascal: string;
  readonly snake: string;
  readonly holds: 'text' | 'flag' | 'endpointType' | { readonly object: TypeName };
  readonly betaOnly: boolean;
}

export interface Models {
  readonly nested: boolean;
  readonly indent: string;
  readonly case: 'pascal' | 'snake';
  readonly types: readonly string[];
  readonly endpointTypes: readonly (readonly [name: string, code: string])[];
  readonly flags: readonly [no: string, yes: string];
  readonly open: string;
  readonly close: string;
  readonly member: string;
  readonly scalar: string;
  readonly dataOpen: string;
  readonly dataEntry: string;
  readonly dataClose: string;
  readonly result: string;
}

export interface Rules {
  readonly template: string;
  readonly quotes: Quotes;
  readonly body: 'text' | 'literal' | { readonly models: Models };
}

export declare const languages: readonly { readonly id: string; readonly name: string }[];

export declare const tables: {
  readonly rules: readonly Rules[];
  readonly schema: readonly (readonly [type: TypeName, declared: readonly Declared[]])[];
  readonly kinds: readonly string[];
  readonly clouds: readonly (readonly [name: string, root: string])[];
  readonly versions: readonly string[];
  readonly json: Quotes;
  readonly javascript: Quotes;
  readonly hidden: readonly (readonly [first: number, last: number])[];
};
