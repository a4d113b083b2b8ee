import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { NapiResolveOptions, ResolveResult, ResolverFactory } from 'oxc-resolver';

import { readablePaths } from './config-paths.ts';
import { configProblem, isAboutConfig, type ConfigProblem } from './config-problems.ts';
import { filesBelow, isBelow, realPathOf } from './files.ts';
import { loadResolver } from './packages.ts';
import { workspacesBelow } from './workspaces.ts';

/**
 * Which file a specifier means, by its real path; or why none of the project: a package or a module of the platform, nothing that is
 * there, a file outside of the project, or something that cannot be read as a module.
 */
export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none'; readonly reason: 'missing' | 'outside' | 'package' | 'unreadable' };

/** Finds the files that specifiers mean. */
export interface ProjectResolver {
  /**
   * Does not throw.
   *
   * @param specifier as it is written
   * @param from the file that it stands in, an absolute path below the root
   */
  resolve(specifier: string, from: string): Resolution;
  /** The tsconfig.json or jsconfig.json that is followed for a file, if any: what specifiers mean there depends on it. Does not throw. */
  configFor(from: string): string | undefined;
  /** Files may have come and gone: what was seen of folders is looked at again. */
  forget(): void;
}

/** In the order in which files of one name are preferred: sources before what is made of them. */
const EXTENSIONS = '.ts .tsx .mts .cts .js .jsx .mjs .cjs .json .vue .svelte .astro'.split(' ');

const READABLE: ReadonlySet<string> = new Set(EXTENSIONS);

const OPTIONS: NapiResolveOptions = {
  extensions: EXTENSIONS,
  // TypeScript's imports name the file that will be made.
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  // Packages of a workspace name their sources so, where they name them. The rest is in the order of each package.
  conditionNames: ['source', 'development', 'import', 'require', 'node', 'default'],
  mainFields: ['source', 'module', 'main'],
  builtinModules: true,
  // What is found must not depend on the environment.
  nodePath: false,
};

const MISSING: Resolution = { kind: 'none', reason: 'missing' };
const PACKAGE: Resolution = { kind: 'none', reason: 'package' };
const UNREADABLE: Resolution = { kind: 'none', reason: 'unreadable' };

/**
 * A resolver for the files below a folder. Nothing in `node_modules` is given, and links that lead outside are not followed.
 *
 * @param root an absolute path
 * @param onProblem hears of mistakes in configuration files when they are met, of each once until what was seen is forgotten
 */
export function resolverBelow(root: string, onProblem: OnProblem): ProjectResolver {
  return new Resolver(root, onProblem);
}

type OnProblem = (problem: ConfigProblem) => void;

class Resolver implements ProjectResolver {
  private readonly root: string;
  private readonly onProblem: OnProblem;
  private readonly found = new Map<string, Resolution>();
  private readonly configs = new Map<string, string | undefined>();
  /** folders of packages by their names, when a package was first asked for */
  private workspaces: ReadonlyMap<string, string> | undefined;
  /** configurations in which there is a mistake */
  private readonly refused = new Set<string>();
  /** by the configuration that they follow: `auto` for the nearest tsconfig.json, nothing for none */
  private readonly resolvers = new Map<string, ResolverFactory>();

  constructor(root: string, onProblem: OnProblem) {
    this.root = realPathOf(root) ?? root;
    this.onProblem = onProblem;
  }

  forget(): void {
    this.found.clear();
    this.configs.clear();
    this.workspaces = undefined;
    this.refused.clear();
    this.resolvers.clear();
  }

  resolve(specifier: string, from: string): Resolution {
    // Two files of one folder may belong to two TypeScript projects, whose paths differ.
    const origin = isRelative(specifier) ? dirname(from) : from;
    const key = `${origin}\0${specifier}`;
    const known = this.found.get(key);
    if (known) return known;
    const resolution = this.find(specifier, from);
    this.found.set(key, resolution);
    return resolution;
  }

  configFor(from: string): string | undefined {
    return this.configOf(dirname(from));
  }

  private find(specifier: string, from: string): Resolution {
    try {
      const result = this.ask(specifier, from);
      const found = this.judge(result, specifier);
      const isNowhere = found === PACKAGE && result.path === undefined && !result.builtin;
      return isNowhere ? (this.inWorkspace(specifier) ?? found) : found;
    } catch {
      // The package does not load on this machine.
      return UNREADABLE;
    }
  }

  /** A package of the workspace that is not linked, since nothing is installed, or not for this folder: as it would import itself. */
  private inWorkspace(specifier: string): Resolution | undefined {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
    this.workspaces ??= workspacesBelow(this.root);
    const folder = this.workspaces.get(name);
    if (folder === undefined) return undefined;
    const resolver = this.resolverWithout(undefined);
    const itself = resolver.sync(folder, specifier);
    const result = itself.path === undefined ? resolver.sync(folder, `.${specifier.slice(name.length)}`) : itself;
    return result.path === undefined ? undefined : this.judge(result, specifier);
  }

  private ask(specifier: string, from: string): ResolveResult {
    const config = this.configOf(dirname(from));
    if (config !== undefined) {
      const isTypeScript = config.endsWith('tsconfig.json');
      const resolver = this.resolverFor(isTypeScript ? 'auto' : config);
      const result = isTypeScript ? resolver.resolveFileSync(from, specifier) : resolver.sync(dirname(from), specifier);
      if (result.error === undefined || !isAboutConfig(result.error)) return result;
      this.refuse(config, result.error);
    }
    return this.resolverWithout(config).sync(dirname(from), specifier);
  }

  private refuse(config: string, error: string): void {
    if (this.refused.has(config)) return;
    this.refused.add(config);
    this.onProblem(configProblem(error, config, filesBelow(this.root)));
  }

  /** The nearest configuration at or above a folder, within the project. */
  private configOf(folder: string): string | undefined {
    if (this.configs.has(folder)) return this.configs.get(folder);
    const own = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name)).find((file) => existsSync(file));
    const parent = dirname(folder);
    const isTop = folder === parent || folder === this.root || !isBelow(folder, this.root);
    const config = own ?? (isTop ? undefined : this.configOf(parent));
    this.configs.set(folder, config);
    return config;
  }

  private resolverFor(config: string): ResolverFactory {
    return this.resolver(config, () => ({ tsconfig: config === 'auto' ? config : { configFile: config } }));
  }

  /** One that follows no configuration, or what can be read of one that is not in order. */
  private resolverWithout(config: string | undefined): ResolverFactory {
    if (config === undefined) return this.resolver('', () => ({}));
    return this.resolver(`parts of ${config}`, () => ({ alias: readablePaths(config, this.root) }));
  }

  private resolver(key: string, more: () => NapiResolveOptions): ResolverFactory {
    const known = this.resolvers.get(key);
    if (known) return known;
    const { ResolverFactory: Factory } = loadResolver();
    const resolver = new Factory({ ...OPTIONS, ...more() });
    this.resolvers.set(key, resolver);
    return resolver;
  }

  private judge({ path, error, builtin }: ResolveResult, specifier: string): Resolution {
    if (builtin) return PACKAGE;
    if (path === undefined) {
      // A package.json that is no JSON, or may not be read.
      if (error !== undefined && /^(?:IO|JSON)Error/i.test(error)) return UNREADABLE;
      return isPackage(specifier) ? PACKAGE : MISSING;
    }
    if (/[\\/]node_modules[\\/]/.test(path)) return PACKAGE;
    if (!isBelow(path, this.root)) return { kind: 'none', reason: 'outside' };
    // A query (`./a.svg?url`) belongs to a bundler.
    return READABLE.has(extname(path).toLowerCase()) ? { kind: 'file', path } : UNREADABLE;
  }
}

const isRelative = (specifier: string): boolean => /^\.{0,2}(?:\/|$)/.test(specifier);

/** Whether a specifier may be a package's; `@/a`, `~/a` and `#a` are none. */
const isPackage = (specifier: string): boolean => /^(?:@[\w.-]+\/)?\w[\w.-]*(?:\/|$)|^[a-z]+:/i.test(specifier);
