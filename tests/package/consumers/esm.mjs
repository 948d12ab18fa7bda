// @ts-check
/** The entries by `import`. */

export * as main from 'graph-call-transfer';
export * as calls from 'graph-call-transfer/calls';
export * as clouds from 'graph-call-transfer/clouds';
export * as codes from 'graph-call-transfer/codes';
export * as consultation from 'graph-call-transfer/consultation';
export * as ids from 'graph-call-transfer/ids';
export * as notifications from 'graph-call-transfer/notifications';
export * as requests from 'graph-call-transfer/requests';
export * as simulator from 'graph-call-transfer/simulator';
export * as snippets from 'graph-call-transfer/snippets';
export * as tools from 'graph-call-transfer/tools';
export * as webhook from 'graph-call-transfer/webhook';
