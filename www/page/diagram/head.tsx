interface HeadProps {
  readonly x: number;
  readonly y: number;
  /** Where it points: 0 is to the right, 90 down. */
  readonly angle: number;
  /** A cross: what it stands for did not arrive. */
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
