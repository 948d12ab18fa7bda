#!/usr/bin/env node
// @ts-check
/** The program `graph-call-transfer`. */

import { runProgram } from './program.js';

await runProgram(process.argv.slice(2));
