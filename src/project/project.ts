import { dirname, join, relative } from 'node:path';

import {
  comparesClaim,
  declaredNames,
  frozenExport,
  handedInBy,
  lazy,
  OpenQuestions,
  registeredIn,
  usesOfImport,
  viewFile,
  type Family,
  type FileView,
  type FrozenValue,
  type ImportedUses,
  type Imports,
  type Surroundings,
  type Table,
} from '../analysis/index.ts';
import { hasFrom, TOKEN_WORD } from '../model/first-words.ts';
import { specifiersIn } from '../model/specifiers.ts';
import { dataExport } from './data-exports.ts';
import { rememberFiles, type ProjectFiles } from './files.ts';
import { signsIn, type Signs } from './signs.ts';
import { sourceFilesBelow } from './listing.ts';
import { readModule, type ProjectModule } from './module.ts';
import type { ProjectResolver } from './resolver.ts';

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
const MOST_PASSED = 100;

/** How one file uses an export of another. */
interface UsesInFile {
  readonly view: FileView;
  readonly uses: ImportedUses;
}

/** The files of a project as they see each other. */
export class Project {
  private readonly host: ProjectHost;
  private readonly table: Table;
  private readonly module: (path: string) => ProjectModule;
  private readonly signsOf: (path: string) => Signs;
  private readonly names = new WeakMap<FileView, ReadonlySet<string>>();
  private readonly packages = new Map<string, string>();
  private sourceFiles: readonly string[] | undefined;
  private libraryFiles: readonly string[] | undefined;
  private importersByFile: ReadonlyMap<string, readonly string[]> | undefined;
  private readonly versions = new Map<string, string | undefined>();
  private views = new Map<string, readonly FileView[]>();
  private open = new OpenQuestions();
  private lookedAt = Date.now();

  /** @param table of all libraries and platforms */
  constructor(host: ProjectHost, table: Table) {
    this.host = host;
    this.table = table;
    const files: ProjectFiles = { version: (path) => this.seen(path), read: (path) => host.files.read(path) };
    this.signsOf = rememberFiles(files, (path, read) =>
      signsIn(table, read.kind === 'text' ? read.text : '', this.nameOf(path)),
    );
    this.module = rememberFiles(files, (path, read) =>
      read.kind === 'text' ? readModule(read.text, path) : { kind: 'failed', message: read.reason, line: 1, column: 1 },
    );
  }

  /**
   * What a file sees of the others.
   *
   * @param path absolute
   */
  around(path: string, text: string): Surroundings {
    this.refresh();
    return { imports: this.importsOf(path, () => text), open: this.open };
  }

  /**
   * What may be done with what a file imports, beside what its own text speaks of. What comes of most of it is about tokens that the file
   * names; a library may be used without a word of them.
   *
   * @param path absolute
   */
  familiesAround(text: string, path: string): ReadonlySet<Family> {
    const found = new Set<Family>();
    const isAboutTokens = hasFrom(0, text, TOKEN_WORD);
    for (const target of this.passedTo(specifiersIn(text), path))
      for (const family of this.signsOf(target).families) if (isAboutTokens || family === 'library') found.add(family);
    return found;
  }

  /** The files that specifiers mean, with those whose exports they pass on. */
  private passedTo(specifiers: readonly string[], from: string): ReadonlySet<string> {
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

  /** The names of members that what a file imports may have. */
  private memberNamesFor(path: string, specifiers: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const target of this.passedTo(specifiers, path)) {
      const { families, passesOn } = this.signsOf(target);
      if (families.size === 0 && passesOn.length === 0) continue;
      for (const view of this.viewsAt(target)) for (const name of this.namesIn(view)) found.add(name);
    }
    return found;
  }

  private namesIn(view: FileView): ReadonlySet<string> {
    const known = this.names.get(view) ?? declaredNames(view);
    this.names.set(view, known);
    return known;
  }

  private importsOf(from: string, text: () => string): Imports {
    const memberNames = lazy(() => this.memberNamesFor(from, specifiersIn(text())));
    return {
      get memberNames() {
        return memberNames();
      },
      exported: (specifier, name) => this.exported(specifier, name, from),
      registered: (library) => this.registered(library, from),
      handedIn: (name, index) => this.usesOf(from, name).flatMap(({ uses }) => handedInBy(uses.calls, index)),
      comparedByCallers: (name, claim) => {
        const found = this.usesOf(from, name);
        return (
          found.some(({ uses }) => uses.calls.length > 0) &&
          found.every(({ view, uses }) => !uses.isHandedOn && comparesClaim(view, uses.calls, claim))
        );
      },
    };
  }

  /** What the other files of a package register for a library. */
  private registered(library: string, from: string): FrozenValue | undefined {
    const home = this.packageOf(from);
    const found = this.registering().flatMap((path) =>
      path === from || this.packageOf(path) !== home
        ? []
        : this.viewsAt(path).flatMap((view) => registeredIn(view).filter((one) => one.library === library)),
    );
    const [single, ...others] = found;
    return single && (others.length > 0 ? { kind: 'unknown', why: 'dynamic' } : single.value);
  }

  /** The files that may register something: those whose text names a library. */
  private registering(): readonly string[] {
    return (this.libraryFiles ??= this.sources().filter(
      (path) => !this.host.isLeftOut(this.nameOf(path)) && this.signsOf(path).families.has('library'),
    ));
  }

  /** How other files use what a file exports, also where they have it from others that pass it on. */
  private usesOf(path: string, name: string): readonly UsesInFile[] {
    const found: UsesInFile[] = [];
    const seen = new Set<string>();
    const pending = [{ path, name }];
    for (let at = pending.pop(); at && seen.size < MOST_PASSED; at = pending.pop()) {
      const key = `${at.path}\0${at.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const importer of this.importers().get(at.path) ?? []) {
        const { path: target } = at;
        const isFrom = (specifier: string): boolean => this.targetOf(specifier, importer) === target;
        for (const view of this.viewsAt(importer)) {
          const uses = usesOfImport(view, isFrom, at.name);
          found.push({ view, uses });
          for (const passedOn of uses.passedOn) pending.push({ path: importer, name: passedOn });
        }
      }
    }
    return found;
  }

  /** The files that import each file, by its path. */
  private importers(): ReadonlyMap<string, readonly string[]> {
    if (this.importersByFile) return this.importersByFile;
    const found = new Map<string, string[]>();
    for (const path of this.sources()) {
      const specifiers = this.host.isLeftOut(this.nameOf(path)) ? [] : this.signsOf(path).specifiers;
      for (const target of new Set(specifiers.flatMap((specifier) => this.targetOf(specifier, path) ?? [])))
        found.set(target, [...(found.get(target) ?? []), path]);
    }
    return (this.importersByFile = found);
  }

  private targetOf(specifier: string, from: string): string | undefined {
    const resolution = this.host.resolver.resolve(specifier, from);
    if (resolution.kind === 'file') return resolution.path;
    // What is not there may come: a file where it is looked for, or a configuration that says where.
    const folder = specifier.startsWith('.') ? dirname(join(dirname(from), specifier)) : this.host.root;
    if (!this.versions.has(folder)) this.seen(folder);
    return undefined;
  }

  /** The version of a file or a folder, on which what is concluded from now on depends. */
  private seen(path: string): string | undefined {
    const version = this.host.files.version(path);
    if (!this.versions.has(path)) this.versions.set(path, version);
    return version;
  }

  /** All source files. A folder changes when one comes or goes. */
  private sources(): readonly string[] {
    if (this.sourceFiles) return this.sourceFiles;
    const { root } = this.host;
    this.sourceFiles = sourceFilesBelow(root);
    this.seen(root);
    for (const path of this.sourceFiles) {
      // The root has been seen: nobody goes beyond.
      let folder = dirname(path);
      for (; !this.versions.has(folder); folder = dirname(folder)) this.seen(folder);
    }
    return this.sourceFiles;
  }

  /** The folder with the nearest package.json. */
  private packageOf(path: string): string {
    const folder = dirname(path);
    const known = this.packages.get(folder);
    if (known !== undefined) return known;
    const isTop = folder === this.host.root || folder === dirname(folder);
    const home = isTop || this.seen(join(folder, 'package.json')) ? folder : this.packageOf(folder);
    this.packages.set(folder, home);
    return home;
  }

  private viewsAt(path: string): readonly FileView[] {
    const module = this.module(path);
    return module.kind === 'programs' ? this.viewsOf(path, module) : [];
  }

  private exported(specifier: string, name: string, from: string): FrozenValue | undefined {
    const path = this.targetOf(specifier, from);
    if (path === undefined) return undefined;
    const module = this.module(path);
    switch (module.kind) {
      case 'failed':
        return undefined;
      case 'data':
        return dataExport(module.value, name, this.nameOf(path));
      case 'programs':
        for (const view of this.viewsOf(path, module)) {
          const found = frozenExport(view, name);
          if (found) return found;
        }
        return undefined;
    }
  }

  private viewsOf(path: string, { programs }: Extract<ProjectModule, { kind: 'programs' }>): readonly FileView[] {
    const known = this.views.get(path);
    if (known) return known;
    const views = programs.map((program) => {
      const imports = this.importsOf(path, () => program.text);
      return viewFile(program, this.nameOf(path), this.table, { imports, open: this.open });
    });
    this.views.set(path, views);
    return views;
  }

  private nameOf(path: string): string {
    return relative(this.host.root, path).replaceAll('\\', '/');
  }

  /** Forgets what was concluded where a file has changed since. */
  private refresh(): void {
    const now = Date.now();
    if (now - this.lookedAt < FRESH_FOR) return;
    this.lookedAt = now;
    const isStale = [...this.versions].some(([path, version]) => this.host.files.version(path) !== version);
    if (!isStale) return;
    this.host.resolver.forget();
    this.versions.clear();
    this.packages.clear();
    this.sourceFiles = undefined;
    this.libraryFiles = undefined;
    this.importersByFile = undefined;
    this.views = new Map();
    this.open = new OpenQuestions();
  }
}
