/**
 * The vocabulary in which libraries and platforms are described. It is plain data: everything here can be written as
 * JSON, knows no syntax tree and no rule. `src/libraries` and `src/platforms` hold the descriptions, `src/analysis` reads
 * them through the compiled table.
 */

/** Where a place starts. */
export type Root =
  /** argument n of this call */
  | `${number}`
  /** argument n of the call that made the receiver: a factory, a constructor, a builder */
  | `self.${number}`
  /** argument n of a step of the builder that the receiver is: `step.setIssuer.0` */
  | `step.${string}`
  /** what is registered elsewhere: a module's or plugin's configuration */
  | 'config'
  /** the value on the right of an assignment */
  | 'written'
  /** the name of the property that is read or written */
  | 'name';

/** Where a value sits: a root, then the properties that lead to it, `2.algorithms`, `self.0.exp`, `config.verifyOptions.issuer`. */
export type Place = Root | `${Root}.${string}`;

/** Places in order of precedence: the first that is present decides. */
export type Places = Place | readonly Place[];

/** A named thing of the same library (`#name`), what argument n denotes (`$n`), or the receiver itself. */
export type Ref = `#${string}` | `$${number}` | 'self';

/** What an expression can denote: an export, a class, an instance, a builder, a function, a global. */
export interface Thing {
  readonly members?: Readonly<Record<string, Thing | Ref>>;
  /** what every member without an entry of its own denotes */
  readonly anyMember?: Thing | Ref;
  readonly call?: Use;
  readonly new?: Use;
  /** what it means when a class extends this: the Use applies to the arguments of `super(…)` */
  readonly extend?: Use;
  /** what it means to assign to this (`document.cookie = …`) */
  readonly write?: Op;
  /** what it means to assign to any member of this (`localStorage.x = …`, `localStorage['x'] = …`) */
  readonly writeMember?: Op;
  /** what it means to read any member of this (`req.query.x`) */
  readonly readMember?: Op;
  /** every member that is called gives the receiver back, unless the member says otherwise */
  readonly fluent?: true;
}

/** What calling, constructing or extending a thing means. */
export interface Use {
  readonly op?: Op;
  readonly gives?: Ref;
}

export type OpKind =
  /** checks a token; what it answers are verified claims */
  | 'verify'
  /** issues a token; what it answers is one */
  | 'sign'
  /** reads claims without checking the signature */
  | 'decode'
  /** reads only the header, to find a key */
  | 'header'
  /** registers checks for verifications elsewhere in the program */
  | 'configure'
  /** makes a set of public keys */
  | 'keySet'
  /** makes a public key */
  | 'publicKey'
  /** writes a value where scripts can read it */
  | 'store'
  /** puts a value into a URL, under a name */
  | 'parameter'
  /** reads a value from a URL, by name */
  | 'receive'
  /** reads back what was stored */
  | 'read';

/** An operation, and where its parts sit. Parts that an operation lacks are left out. */
export interface Op {
  readonly kind: OpKind;
  readonly token?: Places;
  readonly key?: Places;
  readonly payload?: Places;
  /** store, parameter, configure: what is written */
  readonly value?: Places;
  /** store, read, parameter, receive: under which name */
  readonly name?: Places;
  /** parameter: an object whose properties are names and values */
  readonly entries?: Places;
  /** verify: the function that finds the token in a request */
  readonly extractor?: Places;
  /**
   * the function that gets the claims, and as which of its parameters (counted from 0). `requestFirst`: the option in
   * argument 0 that puts the request before them
   */
  readonly callback?: { readonly at: Places; readonly claims: number; readonly requestFirst?: string };
  /** extend: the method of the subclass that gets the claims, and as which of its parameters */
  readonly method?: { readonly name: string; readonly claims: number; readonly requestFirst?: string };
  /** verify, decode: the properties of the answer under which the claims lie; '' is the answer itself */
  readonly claims?: readonly string[];
  /** verify, decode: the property of the answer under which the header lies */
  readonly header?: string;
  /** decode: a place which, when truthy, turns this into a header look-up */
  readonly headerWhen?: Place;
  /** decode: an argument that the author believes to be a key or a callback; nothing is verified with it */
  readonly mistakenKey?: Place;
  /** sign: where the values are written that a verifier should then expect, and what the library takes without */
  readonly issues?: Readonly<Partial<Record<'algorithms' | 'audience' | 'issuer', IssuedValue>>>;
  readonly checks?: Readonly<Partial<Record<CheckName, CheckModel>>>;
  /** store: which store it is */
  readonly store?: Store;
}

export interface IssuedValue {
  readonly at: Place;
  readonly absent?: string;
}

export type Store = 'localStorage' | 'sessionStorage' | 'cookie';

/** What a verifier can check. */
export type CheckName = 'signature' | 'algorithms' | 'issuer' | 'audience' | 'expiry';

/**
 * How a check is switched on. `fixed`: the library does it by itself. `byHand`: the library cannot, only the caller can.
 * Otherwise a place and a table from the shape of the value found there to a verdict. Without a matching row, a value
 * that is present is `enforced`, a literal `undefined` counts as missing.
 */
export type CheckModel = 'fixed' | 'byHand' | CheckPlace;

export interface CheckPlace {
  readonly at: Places;
  readonly rows?: readonly (readonly [Test, Verdict, Reason?])[];
  /** the verdict when nothing is written there; default `absent` */
  readonly absent?: Verdict;
  /** spellings that people use and that the library ignores, beside the right one */
  readonly misspelt?: readonly string[];
  /** other places where people write the check and where the library drops it */
  readonly dropped?: readonly Place[];
}

/** The shape of a value. */
export type Test =
  | 'truthy'
  | 'falsy'
  | 'string'
  | 'boolean'
  | 'regexp'
  | 'array'
  | 'emptyArray'
  | 'function'
  | { readonly is: readonly (string | number | boolean | null)[] };

export type Verdict = 'enforced' | 'absent' | 'ineffective' | 'disabled';

/** Why a check that is written does not work. Rules turn it into words. */
export type Reason = 'notAList' | 'regexpIgnored' | 'misspelt' | 'dropped' | 'emptyValue' | 'switchedOff';

/** A JWT library, or a platform module such as a cookie package. */
export interface Library {
  /** package name, as in package.json */
  readonly name: string;
  /** further module names that export the same */
  readonly modules?: readonly string[];
  /** what the module itself denotes: `import * as x`, `require()`. Its member `default`, if any, is the default export */
  readonly exports: Thing;
  readonly things?: Readonly<Record<string, Thing>>;
  /** what `name/subpath` exports, where that differs from the package itself */
  readonly subpaths?: Readonly<Record<string, Thing | Ref>>;
  /** a configuration that no file shows: what practice says about it. Default `unknown` */
  readonly unseenConfig?: 'absent';
  /** the version whose behaviour is described, as run */
  readonly verifiedOn?: string;
  /** where code that imports this runs, where the file gives no stronger sign */
  readonly runtime?: 'browser' | 'server';
}

/** What a runtime or framework offers without an import. */
export interface Platform {
  readonly name: string;
  readonly globals?: Readonly<Record<string, Thing | Ref>>;
  readonly things?: Readonly<Record<string, Thing>>;
  /**
   * Members so distinctive that they mean something on a receiver that cannot be resolved, if that receiver is a
   * parameter of a function: `req.query` of a request handler.
   */
  readonly ambient?: Readonly<Record<string, Thing | Ref>>;
  /** importing one of these modules says where a file runs; a trailing `*` matches every module that starts so */
  readonly browserModules?: readonly string[];
  readonly serverModules?: readonly string[];
  /** using one of these globals says where a file runs */
  readonly browserGlobals?: readonly string[];
  readonly serverGlobals?: readonly string[];
  /** modules of this platform that export things */
  readonly modules?: Readonly<Record<string, Thing>>;
}
