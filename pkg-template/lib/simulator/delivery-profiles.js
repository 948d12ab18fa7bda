// @ts-check

/** @import { ProfileInfo } from '../../types/simulator.js' */
/** @import { timelines } from './timelines.js' */

/** Profiles that respond as Graph does. @type {readonly (ProfileInfo & { name: keyof typeof timelines })[]} */
export const deliveryProfiles = [
  {
    name: 'complete',
    group: 'completes',
    title: 'Complete',
    description: 'Accepts a valid transfer and completes it in about 3 seconds.',
  },
  {
    name: 'completeBeforeAudioInactive',
    group: 'completes',
    title: 'Complete, audio inactive late',
    description: 'Completes; the target accepts before the audio becomes inactive.',
  },
  {
    name: 'voicemailAnswers',
    group: 'completes',
    title: 'Voicemail answers',
    description: 'Completes after 22 seconds; the voicemail of the target answered, which Graph does not report.',
  },
  {
    name: 'failed',
    group: 'fails',
    title: 'Fail',
    description: 'Fails with 500 and 7000, or 7700 if consultative; the call returns to the app.',
  },
  {
    name: 'targetDeclined',
    group: 'fails',
    title: 'Target declines',
    description: 'Fails with 603 and 8538; the call returns to the app.',
  },
  {
    name: 'targetBusy',
    group: 'fails',
    title: 'Target is busy',
    description: 'Fails with 486 and 8539, or 560486 from a telephone; the call returns to the app.',
  },
  {
    name: 'noAnswer',
    group: 'fails',
    title: 'Target does not answer',
    description:
      'Fails after 30 seconds with 487 and 10004, or 480 and 560480 from a telephone; the call returns to the app.',
  },
  {
    name: 'targetDoNotDisturb',
    group: 'fails',
    title: 'Target is on Do Not Disturb',
    description: 'Fails with 480 and 8541; the call returns to the app.',
  },
  {
    name: 'targetUnreachable',
    group: 'fails',
    title: 'Target is unreachable',
    description: 'Fails with 400 and 8541, and DiagCode 480#10076 in the message; the call returns to the app.',
  },
  {
    name: 'noRoute',
    group: 'fails',
    title: 'No route to the number',
    description: 'Fails with 403 and 510559, as a voice route is missing; the call returns to the app.',
  },
  {
    name: 'sbcRefuses',
    group: 'fails',
    title: 'SBC refuses',
    description: 'Fails with 403 and 560403, as the session border controller refuses; the call returns to the app.',
  },
  {
    name: 'sbcUnavailable',
    group: 'fails',
    title: 'SBC is unavailable',
    description:
      'Fails with 503 and 560503, as the session border controller is overloaded; the call returns to the app.',
  },
  {
    name: 'sbcMisunderstands',
    group: 'fails',
    title: 'SBC rejects the change',
    description:
      "Fails with 400 and 540400, as the controller of the caller's telephone rejects the change; the call returns to the app.",
  },
  {
    name: 'callerHangsUp',
    group: 'fails',
    title: 'Caller hangs up',
    description: 'The call ends with 200 and 4521 before the target accepts.',
  },
  {
    name: 'appHangsUp',
    group: 'fails',
    title: 'App hangs up',
    description: 'The target accepts, then the app ends the call itself: 200 and 7000.',
  },
  {
    name: 'sbcHangsUp',
    group: 'fails',
    title: 'SBC hangs up',
    description: 'The target accepts, then the session border controller ends the call: 200 and 540000.',
  },
  {
    name: 'mediaFails',
    group: 'fails',
    title: 'No path for sound',
    description: 'The call ends with 500 and 1004, as the media finds no way through (ICE).',
  },
  {
    name: 'botCannotJoin',
    group: 'fails',
    title: 'Bot cannot join',
    description: 'The call ends with 500 and 7112, as the media of the bot cannot join.',
  },
  {
    name: 'silent',
    group: 'silent',
    title: 'Accept, then silence',
    description: 'Accepts a valid transfer with 202 and sends no notification.',
  },
  {
    name: 'duplicated',
    group: 'oddDeliveries',
    title: 'Each twice',
    description: 'Completes; each notification is delivered twice, by turns with the same id and with a new one.',
  },
  {
    name: 'reordered',
    group: 'oddDeliveries',
    title: 'In another order',
    description: 'Completes; the end arrives before the acceptance, and the seed decides the rest of the order.',
  },
  {
    name: 'late',
    group: 'completes',
    title: 'End comes late',
    description: 'Completes; the end arrives 30 seconds later.',
  },
  {
    name: 'lossy',
    group: 'oddDeliveries',
    title: 'Some are lost',
    description: 'Completes; one notification or more is lost, perhaps the last.',
  },
  {
    name: 'slow',
    group: 'completes',
    title: 'Slow',
    description: 'Completes; everything takes four times as long.',
  },
  {
    name: 'rosterNoise',
    group: 'oddDeliveries',
    title: 'Among other notifications',
    description: 'Completes; rosters, tones and operations arrive between the notifications of the call.',
  },
  {
    name: 'unknownState',
    group: 'oddDeliveries',
    title: 'Unknown state',
    description: 'Completes; the call passes through a state that is not documented.',
  },
  {
    name: 'legacyFirst',
    group: 'oddDeliveries',
    title: 'Legacy form first',
    description: "Completes; each notification arrives in the legacy Skype form, then in Graph's form.",
  },
];
