/** One line on a terminal that is rewritten while a scan takes long. */

const ERASE_LINE = '\r\u001B[2K';
const INTERVAL = 100;
const PATIENCE = 500;

export interface Progress {
  /** Says how many files are done; cheap, to be called after each. */
  update(done: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** In: the total, and where to write, or nothing when nobody watches. Out: a line that shows up after half a second. */
export function createProgress(total: number, write: ((text: string) => void) | undefined): Progress {
  let next = Date.now() + PATIENCE;
  let visible = false;
  return {
    update(done) {
      if (write === undefined || Date.now() < next) return;
      write(`${ERASE_LINE}${done} / ${total} files`);
      next = Date.now() + INTERVAL;
      visible = true;
    },
    clear() {
      if (visible) write?.(ERASE_LINE);
      visible = false;
    },
  };
}
