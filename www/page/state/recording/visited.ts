import { effect } from '@preact/signals';
import { historyTexts as texts } from '../../texts/history.js';
import { announce } from '../announce.js';
import { view } from '../view.js';
import { entries } from './recordings.js';

/** Says how many recordings there are, each time that the operator comes to them. */
export function watchVisits(): void {
  effect(() => {
    if (view.value !== 'history') return;
    const { length } = entries.peek();
    announce(() => texts.number(length));
  });
}
