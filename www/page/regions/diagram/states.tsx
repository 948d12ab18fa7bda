import type { StateGraph, StateNode, StateTransition } from 'graph-call-transfer';
import type { App } from '../../store/app.js';
import { diagramTexts as texts } from '../../texts/diagram.js';
import { useApp } from '../../ui/app-context.js';
import { boxOf, HEIGHT, wayOf } from './states-layout.js';
import { Head, LINE, linesOf, Words } from './words.js';

/** The number of letters of a state's name in one line. */
const LONGEST_LINE = 16;

/** The states of a transfer, and the way that this one took. */
export function States({
  states: { states, transitions, current },
  width,
}: {
  readonly states: StateGraph;
  readonly width: number;
}) {
  return (
    <svg
      class="picture"
      role="img"
      aria-labelledby="states-name"
      aria-describedby="states-words"
      viewBox={`0 0 ${width} ${HEIGHT}`}
    >
      <title id="states-name">{texts.statesTitle}</title>
      <desc id="states-words">{texts.way(wayThrough(useApp(), states))}</desc>
      {[...transitions].sort(takenLast).map((way) => (
        <OneWay key={`${way.from} ${way.to}`} way={way} width={width} />
      ))}
      {states.map((node) => (
        <OneState key={node.state} node={node} isPresent={node.state === current} width={width} />
      ))}
    </svg>
  );
}

/** Sorts the ways so that those that were taken are drawn above the others. */
function takenLast(one: StateTransition, other: StateTransition): number {
  return Math.sign(one.steps.length) - Math.sign(other.steps.length);
}

function isMarked(app: App, steps: readonly string[]): boolean {
  const { selectedRow } = app.timeline;
  return selectedRow.value !== undefined && steps.includes(selectedRow.value);
}

function OneWay({ way, width }: { readonly way: StateTransition; readonly width: number }) {
  const { path, x, y, angle } = wayOf(way, width);
  return (
    <g class="way" data-taken={way.steps.length > 0} data-selected={isMarked(useApp(), way.steps)}>
      <path class="shaft" d={path} />
      <Head x={x} y={y} angle={angle} />
    </g>
  );
}

interface OneStateProps {
  readonly node: StateNode;
  readonly isPresent: boolean;
  readonly width: number;
}

function OneState({ node: { state, steps }, isPresent, width }: OneStateProps) {
  const { x, y, ...size } = boxOf(state, width);
  const lines = linesOf(texts.state(state), LONGEST_LINE);
  return (
    <g
      class="state"
      data-visited={steps.length > 0}
      data-current={isPresent}
      data-selected={isMarked(useApp(), steps)}
      data-steps={steps.join(' ')}
    >
      <rect x={x} y={y} rx={6} {...size} />
      <Words x={x + size.width / 2} y={y + size.height / 2 + 4 - ((lines.length - 1) * LINE) / 2} lines={lines} />
    </g>
  );
}

/** The names of the states in the order in which the transfer was in them. */
function wayThrough(app: App, states: readonly StateNode[]): readonly string[] {
  const { timeline } = app.timeline;
  const order = timeline.value.map(({ id }) => id);
  return states
    .flatMap(({ state, steps }) => steps.map((step) => ({ at: order.indexOf(step), name: texts.state(state) })))
    .sort((one, other) => one.at - other.at)
    .map(({ name }) => name);
}
