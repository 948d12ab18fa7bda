// @ts-check
/** What `require` gives. */

exports.main = require('graph-call-transfer');
exports.codes = require('graph-call-transfer/codes');
exports.simulator = require('graph-call-transfer/simulator');
exports.snippets = require('graph-call-transfer/snippets');
exports.webhook = require('graph-call-transfer/webhook');
