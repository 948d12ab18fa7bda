interface WordsProps {
  readonly x: number;
  /** Where the first line stands. */
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
