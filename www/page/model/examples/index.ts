import type { JsonObject } from '../json-body.js';
import type { Scenario } from '../scenario.js';
import blind from './blind.json';
import consultative from './consultative.json';
import consultativePstn from './consultative-pstn.json';
import group from './group.json';
import pstn from './pstn.json';

/** The call that Graph's page transfers in its examples. */
export const exampleCallId = '341a0500-d4bf-4224-8b19-1581168d328b';

/**
 * The request bodies of Graph's page, by scenario. The group call's is published as broken JSON with `languageId` and
 * `region` outside the target; here it is mended.
 */
export const exampleBodies: Readonly<Record<Scenario, JsonObject>> = {
  blind,
  consultative,
  pstn,
  consultativePstn,
  group,
};
