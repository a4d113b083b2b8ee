import { viewFile, type FileView, type Surroundings, type Table } from '../analysis/index.ts';
import type { FileGraph } from './graph.ts';
import { readModule, type ProjectModule } from './module.ts';

/** How much text is kept as trees, in characters. One takes some hundred bytes in a tree with all that is asked of it. */
const MOST_KEPT = 2_000_000;

/** A file that was read. Of its programs the views are made when they are first asked for. */
interface Kept {
  readonly version: string | undefined;
  readonly module: ProjectModule;
  readonly size: number;
  views: readonly FileView[] | undefined;
}

/** The files of a project that were read, as modules and as views. */
export class ProjectViews {
  private readonly graph: FileGraph;
  private readonly table: Table;
  private readonly surroundings: (path: string, text: string) => Surroundings;
  /** those that were asked for last at the end */
  private readonly kept = new Map<string, Kept>();
  private size = 0;

  /** @param surroundings what a file sees of the others */
  constructor(graph: FileGraph, table: Table, surroundings: (path: string, text: string) => Surroundings) {
    this.graph = graph;
    this.table = table;
    this.surroundings = surroundings;
  }

  /** What became of reading a file. */
  moduleAt(path: string): ProjectModule {
    return this.read(path).module;
  }

  /** The views of a file's programs: none of a file that is data, or cannot be read. */
  viewsAt(path: string): readonly FileView[] {
    const kept = this.read(path);
    if (kept.module.kind !== 'programs') return [];
    return (kept.views ??= kept.module.programs.map((program) =>
      viewFile(program, this.graph.nameOf(path), this.table, this.surroundings(path, program.text)),
    ));
  }

  /** Drops the views: what was concluded of one file depends on others. */
  forget(): void {
    for (const kept of this.kept.values()) kept.views = undefined;
  }

  /**
   * Drops what was not asked for in the longest time, where too much is kept. To be called when nothing is asked: a question that is
   * open of a file would not be recognised when the file is read again.
   */
  trim(): void {
    for (const [path, { size }] of this.kept) {
      if (this.size <= MOST_KEPT) return;
      this.kept.delete(path);
      this.size -= size;
    }
  }

  private read(path: string): Kept {
    const version = this.graph.files.version(path);
    const before = this.kept.get(path);
    this.kept.delete(path);
    if (before?.version === version && before) {
      this.kept.set(path, before);
      return before;
    }
    const read = this.graph.files.read(path);
    const size = read.kind === 'text' ? read.text.length : 0;
    const module: ProjectModule =
      read.kind === 'text' ? readModule(read.text, path) : { kind: 'failed', message: read.reason, line: 1, column: 1 };
    const kept: Kept = { version, module, size, views: undefined };
    this.size += size - (before?.size ?? 0);
    this.kept.set(path, kept);
    return kept;
  }
}
