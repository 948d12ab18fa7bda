import { computed } from '@preact/signals';
import { init } from 'graph-call-transfer';
import { late } from './loaded.js';

/** The rules: a wasm module that comes after the page. */
export const core = late(init);

/** Whether the rules can be asked. */
export const isCoreReady = computed(() => core.state.value.kind === 'ready');
