// @ts-check
import { csharp } from './csharp.js';
import { curl } from './curl.js';
import { fetch } from './fetch.js';
import { go } from './go.js';
import { java } from './java.js';
import { javascript } from './javascript.js';
import { graphCallTransfer } from './package.js';
import { php } from './php.js';
import { python } from './python.js';

/** All languages, in the order in which they are offered. */
export const languages = [curl, fetch, graphCallTransfer, csharp, go, java, javascript, php, python];
