// @ts-check
import { createCallFromDiscriminatorValue } from '@microsoft/msgraph-beta-sdk/models/index.js';
import { notificationsReader } from './kiota-notifications.mjs';

export const read = notificationsReader(createCallFromDiscriminatorValue);
