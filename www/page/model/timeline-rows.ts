import type { RecordedEvent, RowContent, TimelineRow } from './recording.js';

/** The rows of a replay, which never change in place. */
export class TimelineRows {
  #rows: readonly TimelineRow[] = [];
  #count = 0;
  readonly #prefix: string;

  /** @param prefix of the ids of the rows */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  get all(): readonly TimelineRow[] {
    return this.#rows;
  }

  /** Adds a row; returns its id. */
  add(at: number, content: RowContent): string {
    this.#count += 1;
    const id = `${this.#prefix}-${this.#count}`;
    this.#rows = [...this.#rows, { ...content, at, id }];
    return id;
  }

  /** Counts a repeated delivery in its row; returns the ids of the rows that changed. */
  addDuplicate({ deliveryId }: Extract<RecordedEvent, { kind: 'duplicate' }>): readonly string[] {
    const isSame = (row: TimelineRow) => row.kind === 'delivery' && row.deliveryId === deliveryId;
    this.#change((row) => (row.kind === 'delivery' && isSame(row) ? { ...row, times: row.times + 1 } : row));
    return this.#rows.filter(isSame).map(({ id }) => id);
  }

  /** Adds a refused delivery. Further ones of the same kind are counted in the row of the first: anybody can send them. */
  addRejected({ at, status, code, message, unreported = 0 }: Extract<RecordedEvent, { kind: 'rejected' }>): void {
    const isSame = (row: TimelineRow) => row.kind === 'rejected' && row.rejected.code === code;
    const times = 1 + unreported;
    if (!this.#rows.some(isSame)) {
      this.add(at, { kind: 'rejected', rejected: { status, code, message }, times });
      return;
    }
    this.#change((row) => (row.kind === 'rejected' && isSame(row) ? { ...row, times: row.times + times } : row));
  }

  #change(change: (row: TimelineRow) => TimelineRow): void {
    this.#rows = this.#rows.map(change);
  }
}
