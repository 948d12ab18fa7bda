import { signal } from '@preact/signals';

/** The place in the pasted text that the operator wants to be taken to. */
export const wantedPlace = signal<number | undefined>(undefined);
