import { dirname, join, relative } from 'node:path';

import { WHOLE, type Table } from '../analysis/index.ts';
import { rememberFiles, type ProjectFiles } from './files.ts';
import { sourceFilesBelow } from './listing.ts';
import type { ProjectResolver } from './resolver.ts';
import { signsIn, type Signs } from './signs.ts';
import { mayDeclareExport } from './specifiers.ts';

/** What a project is looked at through. */
export interface ProjectHost {
  /** an absolute path: what lies outside is none of the project's */
  readonly root: string;
  readonly files: ProjectFiles;
  readonly resolver: ProjectResolver;
  /** Whether a file says nothing of the program, as a test does: its path below the root, with `/` between its parts. */
  isLeftOut(path: string): boolean;
}

/** How long what was seen of the files is believed, in milliseconds: long enough for a run, short enough for an editor. */
const FRESH_FOR = 1_000;

/** An export that is passed on by more files than this is one of everybody. */
export const MOST_PASSED = 100;

/** The files of a project, and which of them import which, by their texts. Paths are absolute, where nothing else is said. */
export class FileGraph {
  /** What the text of a file says of it. */
  readonly signsOf: (path: string) => Signs;
  private readonly host: ProjectHost;
  private readonly table: Table;
  private readonly versions = new Map<string, string | undefined>();
  private readonly packages = new Map<string, string>();
  private sourceFiles: readonly string[] | undefined;
  private importersByFile: ReadonlyMap<string, readonly string[]> | undefined;
  private lookedAt = Date.now();

  /** @param table of all libraries and platforms */
  constructor(host: ProjectHost, table: Table) {
    this.host = host;
    this.table = table;
    this.signsOf = rememberFiles(this.files, (path, read) =>
      signsIn(table, read.kind === 'text' ? read.text : '', this.nameOf(path)),
    );
  }

  /** The files, on whose versions depends what is concluded from what is read of them. */
  get files(): ProjectFiles {
    return { version: (path) => this.seen(path), read: (path) => this.host.files.read(path) };
  }

  /** The file of the project that a specifier means; undefined for everything else. */
  targetOf(specifier: string, from: string): string | undefined {
    const { resolver } = this.host;
    const config = resolver.configFor(from);
    if (config !== undefined) this.seen(config);
    const resolution = resolver.resolve(specifier, from);
    if (resolution.kind === 'file') return resolution.path;
    // What is not there may come: a file where it is looked for, or a configuration that says where.
    this.seen(specifier.startsWith('.') ? dirname(join(dirname(from), specifier)) : this.host.root);
    return undefined;
  }

  /** Whether a file may export something under a name: it is cheaper to read a text again than to parse it. */
  mayExport(path: string, name: string): boolean {
    return path.endsWith('.json') || this.mayPassOn(path, name) || mayDeclareExport(this.textOf(path), name);
  }

  /** Whether a file may use an export of another one. */
  mayUse(path: string, name: string): boolean {
    return this.mayPassOn(path, name) || this.textOf(path).includes(name);
  }

  private mayPassOn(path: string, name: string): boolean {
    return name === WHOLE || name === 'default' || this.signsOf(path).passesOn.length > 0;
  }

  /** Whether something may be stored in a file that names no token. */
  mayStore(text: string, path: string): boolean {
    return signsIn(this.table, text, this.nameOf(path)).families.has('storage');
  }

  /** The text of a file; of one that cannot be read, nothing. */
  textOf(path: string): string {
    const read = this.host.files.read(path);
    return read.kind === 'text' ? read.text : '';
  }

  /** The files that specifiers mean, with those whose exports they pass on. */
  passedTo(specifiers: readonly string[], from: string): ReadonlySet<string> {
    const found = new Set<string>();
    const pending = specifiers.map((specifier) => ({ specifier, from }));
    for (let next = pending.pop(); next && found.size < MOST_PASSED; next = pending.pop()) {
      const target = this.targetOf(next.specifier, next.from);
      if (target === undefined || found.has(target)) continue;
      found.add(target);
      for (const specifier of this.signsOf(target).passesOn) pending.push({ specifier, from: target });
    }
    return found;
  }

  /** The files of the program that import each file. */
  importers(): ReadonlyMap<string, readonly string[]> {
    if (this.importersByFile) return this.importersByFile;
    const found = new Map<string, string[]>();
    for (const path of this.programFiles())
      for (const target of new Set(
        this.signsOf(path).specifiers.flatMap((specifier) => this.targetOf(specifier, path) ?? []),
      )) {
        const importers = found.get(target);
        if (importers) importers.push(path);
        else found.set(target, [path]);
      }
    return (this.importersByFile = found);
  }

  /** All source files but those that are left out. A folder changes when one comes or goes. */
  programFiles(): readonly string[] {
    if (this.sourceFiles) return this.sourceFiles;
    const { root } = this.host;
    const paths = sourceFilesBelow(root, (gitignore) => void this.seen(gitignore));
    this.seen(root);
    for (const path of paths) {
      // The root has been seen: nobody goes beyond.
      let folder = dirname(path);
      for (; !this.versions.has(folder); folder = dirname(folder)) this.seen(folder);
    }
    return (this.sourceFiles = paths.filter((path) => !this.host.isLeftOut(this.nameOf(path))));
  }

  /** The folder with the nearest package.json. */
  packageOf(path: string): string {
    const folder = dirname(path);
    const known = this.packages.get(folder);
    if (known !== undefined) return known;
    const isTop = folder === this.host.root || folder === dirname(folder);
    const home = isTop || this.seen(join(folder, 'package.json')) ? folder : this.packageOf(folder);
    this.packages.set(folder, home);
    return home;
  }

  /** A path below the root, with `/` between its parts. */
  nameOf(path: string): string {
    return relative(this.host.root, path).replaceAll('\\', '/');
  }

  /** Looks again, if the last look is old, and forgets all where something has changed since. Says whether it did. */
  refresh(): boolean {
    const now = Date.now();
    if (now - this.lookedAt < FRESH_FOR) return false;
    this.lookedAt = now;
    const isStale = [...this.versions].some(([path, version]) => this.host.files.version(path) !== version);
    if (!isStale) return false;
    this.host.resolver.forget();
    this.versions.clear();
    this.packages.clear();
    this.sourceFiles = undefined;
    this.importersByFile = undefined;
    return true;
  }

  /** The version of a file or a folder, which counts until the next look. */
  private seen(path: string): string | undefined {
    const known = this.versions.get(path);
    if (known !== undefined || this.versions.has(path)) return known;
    const version = this.host.files.version(path);
    this.versions.set(path, version);
    return version;
  }
}
