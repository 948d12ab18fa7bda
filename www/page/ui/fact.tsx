interface FactProps {
  readonly name: string;
  readonly value: string | undefined;
  /** Whether the value is an id, a code or another's words: it has a direction of its own. */
  readonly isData?: boolean;
}

/** One row of a list of facts. Nothing when the fact is not known. */
export function Fact({ name, value, isData = false }: FactProps) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{isData ? <bdi>{value}</bdi> : value}</dd>
    </div>
  );
}
