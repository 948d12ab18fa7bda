import type { CallRequest } from './call.js';
import type { Endpoint } from './endpoint.js';
import type { TransferRequest } from './request.js';

/**
 * A language of snippets.
 *
 * - `curl`: the command, for Bash
 * - `fetch`: JavaScript with its own `fetch`
 * - `package`: JavaScript with this package
 * - the others: the Graph SDK of the language
 */
export type SnippetLanguage = 'curl' | 'fetch' | 'package' | 'csharp' | 'go' | 'java' | 'javascript' | 'php' | 'python';

/** A checked transfer, a checked call to create, or the id of a call to hang up. */
export type SnippetRequest = TransferRequest | CallRequest | { readonly callId: string; readonly body?: never };

/** All languages with their names in English. */
export declare const snippetLanguages: readonly {
  /** The name for `snippet`. */
  readonly id: SnippetLanguage;
  /** The name to show. */
  readonly name: string;
}[];

/**
 * Writes the code that makes a transfer, creates a call or hangs one up: a complete program or command. It reads the token from the environment variable
 * `GRAPH_TOKEN`, and contains none. It quotes every text of the transfer by the rules of the language.
 *
 * The Graph SDKs carry the body of a transfer in their models, and a new call as JSON text. If these would lose a member, the snippet sends the JSON text of the body
 * with the SDK instead. A comment in the snippet states a limit of an SDK at the endpoint.
 *
 * @param request a checked request, or `{ callId }` to hang up
 * @param language the language
 * @param endpoint the destination of the request; defaults to the global cloud, v1.0
 * @throws {TransferError} `invalidOptions` for an unknown language, or an invalid member of the endpoint
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
export declare function snippet(request: SnippetRequest, language: SnippetLanguage, endpoint?: Endpoint): string;
