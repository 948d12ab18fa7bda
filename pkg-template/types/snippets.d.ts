import type { Endpoint } from './endpoint.js';
import type { TransferRequest } from './request.js';

/**
 * What a snippet is written for.
 *
 * - `curl`: the command, for Bash
 * - `fetch`: JavaScript's own `fetch`
 * - `package`: this package
 * - the others: the Graph SDKs
 */
export type SnippetLanguage = 'curl' | 'fetch' | 'package' | 'csharp' | 'go' | 'java' | 'javascript' | 'php' | 'python';

/** All languages, with the names that people call them by, in English. */
export declare const snippetLanguages: readonly {
  /** The name used in `snippet`. */
  readonly id: SnippetLanguage;
  /** The name to show. */
  readonly name: string;
}[];

/**
 * Writes the code that makes a transfer: a whole program, or a whole command. It reads the token from the environment variable
 * `GRAPH_TOKEN` and never holds one; whatever stands in the texts of the transfer is quoted by the rules of the language.
 *
 * The Graph SDKs carry the body in their models. Where these cannot carry it as it is, because it has members of a kind that they
 * would lose, the SDK sends the text of the body. What an SDK cannot do at an endpoint, a comment in the snippet says.
 *
 * @param request a checked request
 * @param language what to write it for
 * @param endpoint where the request goes
 * @throws {TransferError} `invalidOptions` when there is no such language, or the endpoint has a member of another kind
 *
 * @example
 * import { buildTransfer } from 'graph-call-transfer';
 * import { snippet } from 'graph-call-transfer/snippets';
 *
 * const request = buildTransfer({
 *   callId: '341a0500-d4bf-4224-8b19-1581168d328b',
 *   target: { phone: '+12345678901' },
 * });
 * snippet(request, 'curl'); // curl --include 'https://graph.microsoft.com/v1.0/communications/calls/341a0500-…/transfer' \ …
 * snippet(request, 'python', { version: 'beta' }); // # pip install msgraph-beta-sdk …
 */
export declare function snippet(request: TransferRequest, language: SnippetLanguage, endpoint?: Endpoint): string;
