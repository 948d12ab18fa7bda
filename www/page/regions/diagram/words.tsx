interface HeadProps {
  readonly x: number;
  readonly y: number;
  /** Where it points: 0 is to the right, 90 down. */
  readonly angle: number;
  /** A cross: the message did not arrive. */
  readonly isLost?: boolean;
}

/** The end of an arrow. */
export function Head({ x, y, angle, isLost = false }: HeadProps) {
  const place = `translate(${x} ${y}) rotate(${angle})`;
  return isLost ? (
    <path class="cross" transform={place} d="M-13 -4l8 8m0 -8l-8 8" />
  ) : (
    <path class="head" transform={place} d="M0 0l-8 -4v8z" />
  );
}

interface WordsProps {
  readonly x: number;
  /** The place of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly anchor?: 'start' | 'middle';
}

/** Lines of text in a picture. */
export function Words({ x, y, lines, anchor = 'middle' }: WordsProps) {
  return (
    <text x={x} y={y} text-anchor={anchor}>
      {lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** The height of a line. */
export const LINE = 13;

/** Breaks a text into lines of at most so many letters, between words where that can be done. */
export function linesOf(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const space = rest.lastIndexOf(' ', longest);
    const end = space > 0 ? space : longest;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
