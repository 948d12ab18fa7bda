// @ts-check
/** The common parts of the tests of the diagrams. */

/** @import { Page } from '@playwright/test' */

/** @param {Page} page */
export const ladder = (page) => page.getByRole('img', { name: 'Ladder of the transfer' });

/** @param {Page} page */
export const states = (page) => page.getByRole('img', { name: 'States of the transfer' });

/**
 * The rows as one presses them.
 *
 * @param {Page} page
 */
export const rowButtons = (page) => page.getByRole('log', { name: 'Events' }).getByRole('listitem').getByRole('button');

/**
 * The elements of a picture for the steps of the transfer. They have no role: the rows have the same content.
 *
 * @param {ReturnType<typeof ladder>} picture
 */
export const drawn = (picture) => picture.locator('[data-steps]');

/** @param {ReturnType<typeof ladder>} picture */
export const marked = (picture) => picture.locator('[data-steps][data-selected="true"]');
