// @ts-check
/** What `import` gives. */

export * as main from 'graph-call-transfer';
export * as codes from 'graph-call-transfer/codes';
export * as simulator from 'graph-call-transfer/simulator';
export * as snippets from 'graph-call-transfer/snippets';
export * as webhook from 'graph-call-transfer/webhook';
