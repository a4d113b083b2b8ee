import type { Source } from './things.ts';
import type { Thing, Use } from './vocabulary.ts';

/*
 * What one file says of what it exports, for others to read: plain data that holds no syntax tree, so that it can be kept when the
 * file's own tree is gone.
 */

/** What is written in a program as it is. */
export type Primitive = string | number | bigint | boolean | null | undefined | RegExp;

/** Why a value is not known. */
export type Ignorance = 'parameter' | 'import' | 'call' | 'circle' | 'escape' | 'dynamic' | 'limit';

/** Where in a project something is written. */
export interface FrozenPlace {
  /** below the folder of the project, with `/` between its parts */
  readonly file: string;
  /** counted from 1 */
  readonly line: number;
  /** a key that its own file is reported for */
  readonly isReported?: true;
}

/** A value of a file, as far as that file shows it. A promise counts as what it settles to. */
export type FrozenValue =
  | { readonly kind: 'literal'; readonly value: Primitive; readonly at: FrozenPlace }
  | { readonly kind: 'array'; readonly items: readonly FrozenValue[]; readonly open: boolean }
  | { readonly kind: 'object'; readonly entries: readonly FrozenEntry[] }
  | { readonly kind: 'template'; readonly parts: readonly FrozenValue[] }
  | { readonly kind: 'bytes'; readonly of: FrozenValue }
  | { readonly kind: 'env'; readonly name: string | undefined }
  /** a function, a class or an instance of the file's own, too: what calling it means, in the words in which libraries are described */
  | { readonly kind: 'thing'; readonly thing: Thing; readonly source: Source }
  | { readonly kind: 'either'; readonly of: readonly FrozenValue[] }
  /** `identity` tells it from others all the same, where it is the same in every file */
  | { readonly kind: 'unknown'; readonly why: Ignorance; readonly identity?: string };

/** One effect on an object, as in the values of a file: a later one wins, and `certain` is false for what happens on some paths only. */
export type FrozenEntry =
  | {
      readonly kind: 'property';
      readonly key: string | undefined;
      readonly value: FrozenValue;
      readonly certain: boolean;
    }
  | { readonly kind: 'spread'; readonly value: FrozenValue; readonly certain: boolean }
  | { readonly kind: 'delete'; readonly key: string | undefined; readonly certain: boolean }
  | { readonly kind: 'escape' };

/** A class of a file, or one of its instances: beside members that can be called it has some that are values. */
export interface ReadThing extends Thing {
  /** What the file shows of a member; undefined where that says nothing of it, or describes it as a thing. */
  readonly memberValue: (key: string) => FrozenValue | undefined;
}

/** Calling a function of a file whose answer the file shows. */
export interface ReadUse extends Use {
  readonly answer: () => FrozenValue;
}

/** Descriptions of libraries are data: what can be asked for something has been read. */
export const isReadThing = (thing: Thing): thing is ReadThing => 'memberValue' in thing;
export const isReadUse = (use: Use): use is ReadUse => 'answer' in use;

/** The name under which a module is asked for as a whole: what `import * as x` and `require` give. */
export const WHOLE = '*';

/** What other files of the project export. Without a project nothing is known of them. */
export interface Imports {
  /**
   * What the module that a specifier names exports under a name; `default` and `WHOLE` are names, too.
   *
   * @returns undefined where the module is not one of the project, or cannot be read
   */
  exported(specifier: string, name: string): FrozenValue | undefined;
  /**
   * Whether calls of what a module exports are nothing but calls of functions: neither it nor a file whose exports it passes on says a
   * word of what is known. False for what is no module of the project.
   */
  isPlain(specifier: string): boolean;
  /** The names that files which this one imports give to methods and properties: a call of one of them may be more than it seems. */
  readonly memberNames: ReadonlySet<string>;
  /**
   * What other files of the same package register for all calls of a library: what is registered, or, where several register something,
   * nothing that is known.
   *
   * @returns undefined where none does
   */
  registered(library: string): FrozenValue | undefined;
  /**
   * What the calls in other files hand an exported function of this one.
   *
   * @param name under which this file exports it
   * @param index of the argument, counted from 0
   */
  handedIn(name: string, index: number): readonly HandedIn[];
  /**
   * Whether other files call an exported function of this one, and all of them compare a claim of what it answers.
   *
   * @param name under which this file exports it
   */
  comparedByCallers(name: string, claim: 'aud' | 'iss'): boolean;
  /** The file that a specifier means, as places name files; undefined where it is none of the project's. */
  fileOf(specifier: string): string | undefined;
  /** What other files sign. */
  readonly signed: readonly SignedToken[];
}

/** A token that a file signs, as its verifiers have to tell it from others. */
export interface SignedToken {
  /** tells which key it is signed with: tokens that have one of these texts in common have the same key; nothing where that is not seen */
  readonly keys: readonly string[];
  /** what it is good for, in the word of messages; undefined where nothing says so */
  readonly purpose: string | undefined;
  /** where it is signed: in a function that signs for others, where that is called */
  readonly at: FrozenPlace;
  readonly payload: SignedClaims;
}

/** What is signed, as far as the file shows. */
export interface SignedClaims {
  /** the claims by name, each with what tells its value from others; undefined where the file does not show the value */
  readonly claims: Readonly<Record<string, string | undefined>>;
  /** objects that are signed as a whole and whose claims are not seen, each by what tells it from others */
  readonly wholes: readonly string[];
  /** there may be claims that nothing is known of */
  readonly isOpen: boolean;
}

/** An argument, by the names that it is spoken of with: `jwt` of `session` for `session.jwt`. */
export interface HandedIn {
  readonly name: string;
  readonly owner: string | undefined;
}
