// @ts-check
/** The starting projects: which folders of templates each is made of, and its first commands. */

/**
 * A starting project.
 *
 * @typedef {object} Project
 * @property {string} about
 * @property {readonly string[]} layers the folders of `templates`; no two of them have the same file
 * @property {readonly string[]} steps the commands after the installation, each in a terminal of its own
 */

const START = ['npm run simulate', 'npm start', 'npm run call'];

/** @type {Readonly<Record<string, Project>>} */
export const PROJECTS = {
  express: { about: 'a bot with Express', layers: ['server', 'bot', 'express'], steps: START },
  fastify: { about: 'a bot with Fastify', layers: ['server', 'bot', 'fastify'], steps: START },
  worker: { about: 'a bot on Cloudflare Workers (Node 22.12 or newer)', layers: ['worker'], steps: START },
  react: {
    about: 'a page for operators with React and Vite, and its server',
    layers: ['server', 'react'],
    steps: ['npm run simulate', 'npm run build && npm start', 'npm run call'],
  },
};
