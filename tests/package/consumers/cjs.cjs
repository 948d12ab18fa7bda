// @ts-check
/** What `require` gives. */

exports.main = require('graph-call-transfer');
exports.simulator = require('graph-call-transfer/simulator');
