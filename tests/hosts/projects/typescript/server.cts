/** A CommonJS module that uses every entry. */

import main = require('graph-call-transfer');
import clouds = require('graph-call-transfer/clouds');
import codes = require('graph-call-transfer/codes');
import ids = require('graph-call-transfer/ids');
import simulator = require('graph-call-transfer/simulator');
import snippets = require('graph-call-transfer/snippets');
import webhook = require('graph-call-transfer/webhook');

const tracker: main.TransferTracker = new main.TransferTracker();
const request: main.TransferRequest = main.buildTransfer({
  callId: '341a0500-d4bf-4224-8b19-1581168d328b',
  target: { phone: '+12345678901' },
});

export = {
  tracker,
  text: snippets.snippet(request, 'curl'),
  root: clouds.clouds.global.graphRoot,
  meaning: codes.explainResult({ code: 500 })?.meaning,
  key: ids.callKey(request.callId),
  graph: simulator.createSimulator(),
  isWebhookError: webhook.isWebhookError,
};
