// @ts-check
/** The entries by `require`. */

exports.main = require('graph-call-transfer');
exports.clouds = require('graph-call-transfer/clouds');
exports.codes = require('graph-call-transfer/codes');
exports.calls = require('graph-call-transfer/calls');
exports.consultation = require('graph-call-transfer/consultation');
exports.ids = require('graph-call-transfer/ids');
exports.notifications = require('graph-call-transfer/notifications');
exports.requests = require('graph-call-transfer/requests');
exports.simulator = require('graph-call-transfer/simulator');
exports.snippets = require('graph-call-transfer/snippets');
exports.tools = require('graph-call-transfer/tools');
exports.webhook = require('graph-call-transfer/webhook');
