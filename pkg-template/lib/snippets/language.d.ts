/** The types of the data that describes a language. */

import type { EndpointType } from '../../types/request.js';
import type { SnippetLanguage } from '../../types/snippets.js';

/** A language, and how snippets are written in it. */
export interface Language {
  readonly id: SnippetLanguage;
  readonly name: string;
  /** How a string is written. */
  readonly quotes: Quotes;
  /** How the body is written: as JSON in a string, as a JavaScript literal, or as objects of the SDK's models. */
  readonly body: 'json' | 'literal' | ModelSyntax;
  /** The program around the body, with the marks that `template.js` describes. */
  readonly template: string;
}

/** How a string is written so that it means itself, whatever it contains. */
export interface Quotes {
  readonly delimiter: string;
  /** The replacement of each character that has a meaning inside the delimiters. */
  readonly escapes: Readonly<Record<string, string>>;
  /** The texts before and after the four hexadecimal digits of an invisible character; absent where it is written as it is. */
  readonly unicode?: readonly [before: string, after: string];
}

/** A model of the Graph SDKs. */
export type ModelName = 'body' | 'target' | 'transferee' | 'identitySet' | 'identity';

/** How objects of the SDK's models are written. The strings are templates with the marks `«type»`, `«variable»`, `«property»`, `«name»`, `«value»`. */
export interface ModelSyntax {
  /** Whether an object is written inside another one; otherwise each is made by its own statements and assigned to a variable. */
  readonly nested: boolean;
  /** One step of indentation. */
  readonly indent: string;
  /** The spelling of the properties: `ReplacesCallId` or `replaces_call_id`. */
  readonly naming: 'pascal' | 'snake';
  readonly types: Readonly<Record<ModelName, string>>;
  readonly endpointTypes: Readonly<Record<EndpointType, string>>;
  readonly booleans: Readonly<Record<'false' | 'true', string>>;
  /** The begin of an object. */
  readonly open: string;
  /** The end of an object. */
  readonly close: string;
  /** The statement or the expression that sets a property. */
  readonly property: string;
  /** How a value that is not an object is passed to a property. */
  readonly scalar: string;
  /** The begin of the properties that the model does not declare. */
  readonly additionalOpen: string;
  /** One such property. */
  readonly additionalEntry: string;
  /** Their end. */
  readonly additionalClose: string;
  /** The expression of a finished object; of a nested one, the statement that assigns it. */
  readonly result: string;
}

/** A property that Graph's metadata declares. */
export interface DeclaredProperty {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'endpointType' | { readonly model: ModelName };
  /** Whether only the metadata of beta declares it. */
  readonly betaOnly: boolean;
}
