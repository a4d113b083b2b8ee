import {
  comparesClaim,
  explainExport,
  exportNames,
  frozenExport,
  handedInBy,
  lazy,
  OpenQuestions,
  registeredIn,
  signedIn,
  usesOfImport,
  type ExplainedExport,
  type Family,
  type FileView,
  type FrozenValue,
  type ImportedUses,
  type Imports,
  type SignedToken,
  type Surroundings,
  type Table,
} from '../analysis/index.ts';
import { hasFrom, TOKEN_WORD } from '../model/first-words.ts';
import { specifiersIn } from '../model/specifiers.ts';
import { dataExport } from './data-exports.ts';
import { FileGraph, MOST_PASSED, type ProjectHost } from './graph.ts';
import { reachInProject, saysName } from './reach.ts';
import { ProjectViews } from './views.ts';

const NO_NAMES: ReadonlySet<string> = new Set();

/** Keys that are the same in all packages: a variable of the environment, what is written in one place, or exported. */
const EVERYWHERE = /^(?:env|written|exported) /;

/** How one file uses an export of another. */
interface UsesInFile {
  readonly view: FileView;
  readonly uses: ImportedUses;
}

/** What is known of an export, or why nothing is. */
export type Explained =
  | { readonly kind: 'export'; readonly explained: ExplainedExport }
  /** the file exports nothing of that name, but these */
  | { readonly kind: 'none'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string; readonly line: number; readonly column: number };

/** The files of a project as they see each other. */
export class Project {
  private readonly graph: FileGraph;
  private readonly views: ProjectViews;
  private reach: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  private signingFiles: readonly string[] | undefined;
  private open = new OpenQuestions();

  /** @param table of all libraries and platforms */
  constructor(host: ProjectHost, table: Table) {
    this.graph = new FileGraph(host, table);
    this.views = new ProjectViews(this.graph, table, (path, text) => this.surroundings(path, text));
  }

  /**
   * What a file that is linted sees of the others.
   *
   * @param path absolute
   */
  around(path: string, text: string): Surroundings {
    this.refresh();
    return this.surroundings(path, text);
  }

  /**
   * What may be done with what a file imports, beside what its own text speaks of. What comes of most of it is about tokens that the file
   * names; a library may be used without a word of them, and state may be kept whose parts other files name.
   *
   * @param path absolute
   */
  familiesAround(text: string, path: string): ReadonlySet<Family> {
    const { graph } = this;
    const found = new Set<Family>();
    const specifiers = specifiersIn(text);
    const isAboutTokens = hasFrom(0, text, TOKEN_WORD);
    const targets = [...graph.passedTo(specifiers, path)].map(graph.signsOf);
    if (isAboutTokens) for (const { families } of targets) for (const family of families) found.add(family);
    found.delete('library');
    // What is kept is named where it is put together.
    if (!isAboutTokens && targets.some((target) => target.isAboutTokens) && graph.mayStore(text, path))
      found.add('storage');
    if (this.reachesLibrary(text, specifiers, path)) found.add('library');
    return found;
  }

  /** Whether a file says a name through which a library is reached in one that it imports. */
  private reachesLibrary(text: string, specifiers: readonly string[], path: string): boolean {
    return saysName(
      text,
      specifiers.map((specifier) => this.reachedBy(this.graph.targetOf(specifier, path))),
    );
  }

  /**
   * What a file exports under a name, as others see it.
   *
   * @param path absolute
   */
  explain(path: string, name: string): Explained {
    this.refresh();
    const module = this.views.moduleAt(path);
    if (module.kind === 'failed') return module;
    const views = this.views.viewsAt(path);
    for (const view of views) {
      const explained = explainExport(view, name);
      if (explained) return { kind: 'export', explained };
    }
    return { kind: 'none', names: [...new Set(views.flatMap((view) => exportNames(view)))] };
  }

  /** The names through which libraries are reached in a file. */
  private reachedBy(path: string | undefined): ReadonlySet<string> {
    this.reach ??= reachInProject(this.graph, this.views);
    return this.reach.get(path ?? '') ?? NO_NAMES;
  }

  /** To be called when nothing is asked: what is forgotten then is nobody's question. */
  private refresh(): void {
    this.views.trim();
    if (!this.graph.refresh()) return;
    this.views.forget();
    this.reach = undefined;
    this.signingFiles = undefined;
    this.open = new OpenQuestions();
  }

  private surroundings(path: string, text: string): Surroundings {
    return { imports: this.importsOf(path, text), open: this.open };
  }

  private importsOf(from: string, text: string): Imports {
    const { graph } = this;
    const signed = lazy(() => this.signedBeside(from));
    const isPlain = new Map<string, boolean>();
    const memberNames = lazy(() => {
      const targets = [...graph.passedTo(specifiersIn(text), from)];
      return new Set(targets.flatMap((target) => [...graph.signsOf(target).memberNames, ...this.reachedBy(target)]));
    });
    return {
      get memberNames() {
        return memberNames();
      },
      isPlain: (specifier) => {
        const known = isPlain.get(specifier) ?? this.isPlain(specifier, from);
        isPlain.set(specifier, known);
        return known;
      },
      exported: (specifier, name) => this.exported(specifier, name, from),
      get signed() {
        return signed();
      },
      fileOf: (specifier) => {
        const path = graph.targetOf(specifier, from);
        return path && graph.nameOf(path);
      },
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

  private isPlain(specifier: string, from: string): boolean {
    const targets = [...this.graph.passedTo([specifier], from)];
    return (
      targets.length > 0 &&
      targets.every((target) => this.graph.signsOf(target).families.size + this.reachedBy(target).size === 0)
    );
  }

  /** What other files than one sign: those of other packages with keys that are the same everywhere. */
  private signedBeside(from: string): readonly SignedToken[] {
    const { graph } = this;
    const home = graph.packageOf(from);
    return this.signing().flatMap((path) => {
      if (path === from) return [];
      const signed = this.views.viewsAt(path).flatMap(signedIn);
      if (graph.packageOf(path) === home) return signed;
      return signed.map((token) => ({ ...token, keys: token.keys.filter((key) => EVERYWHERE.test(key)) }));
    });
  }

  /** The files that may sign something: those that use a library, and those that speak of tokens and use what such files do for others. */
  private signing(): readonly string[] {
    const { graph } = this;
    return (this.signingFiles ??= graph.programFiles().filter((path) => {
      const { families, isAboutTokens, specifiers } = graph.signsOf(path);
      return families.has('library') || (isAboutTokens && this.reachesLibrary(graph.textOf(path), specifiers, path));
    }));
  }

  /** What the other files of a package register for a library. */
  private registered(library: string, from: string): FrozenValue | undefined {
    const { graph } = this;
    const home = graph.packageOf(from);
    const found = graph
      .programFiles()
      .filter((path) => path !== from && graph.signsOf(path).libraries.has(library) && graph.packageOf(path) === home)
      .flatMap((path) => this.views.viewsAt(path).flatMap(registeredIn))
      .filter((one) => one.library === library);
    const [single, ...others] = found;
    return single && (others.length > 0 ? { kind: 'unknown', why: 'dynamic' } : single.value);
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
      for (const importer of this.graph.importers().get(at.path) ?? []) {
        const { path: target } = at;
        if (!this.graph.mayUse(importer, at.name)) continue;
        const isFrom = (specifier: string): boolean => this.graph.targetOf(specifier, importer) === target;
        for (const view of this.views.viewsAt(importer)) {
          const uses = usesOfImport(view, isFrom, at.name);
          found.push({ view, uses });
          for (const passedOn of uses.passedOn) pending.push({ path: importer, name: passedOn });
        }
      }
    }
    return found;
  }

  private exported(specifier: string, name: string, from: string): FrozenValue | undefined {
    const path = this.graph.targetOf(specifier, from);
    if (path === undefined || !this.graph.mayExport(path, name)) return undefined;
    const module = this.views.moduleAt(path);
    if (module.kind === 'data') return dataExport(module.value, name, this.graph.nameOf(path));
    for (const view of this.views.viewsAt(path)) {
      const found = frozenExport(view, name);
      if (found) return found;
    }
    return undefined;
  }
}
