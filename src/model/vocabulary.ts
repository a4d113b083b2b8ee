/**
 * The vocabulary in which libraries and platforms are described. It is plain data: everything here can be written as
 * JSON, knows no syntax tree and no rule. `src/libraries` and `src/platforms` hold the descriptions, `src/analysis` reads
 * them through the compiled table.
 */

import type { Given, Place, Places, Ref } from './place.ts';
import type { SettledToken } from './settled-token.ts';

export type { Given, Place, Places, Ref, Root } from './place.ts';

/** What an expression can denote: an export, a class, an instance, a builder, a function, a global. */
export interface Thing {
  readonly members?: Readonly<Record<string, Thing | Ref>>;
  /** what every member without an entry of its own denotes */
  readonly anyMember?: Thing | Ref;
  readonly call?: Uses;
  readonly new?: Uses;
  /** what it means when a class extends this: the Use applies to the arguments of `super(…)` */
  readonly extend?: Uses;
  /** what it means to hand this to a method of that name as the first argument: `app.register(plugin, options)` */
  readonly handedTo?: Readonly<Record<string, Uses>>;
  /** what it means to declare an object to be of this type: the object is what is `written` */
  readonly typed?: Op;
  /** what it means to assign to this (`document.cookie = …`) */
  readonly write?: Op;
  /** what it means to assign to any member of this (`localStorage.x = …`, `localStorage['x'] = …`) */
  readonly writeMember?: Op;
  /** what it means to read any member of this (`req.query.x`) */
  readonly readMember?: Op;
  /** what it means to stand before a property of a class as a decorator, called or not: `name` is that of the property */
  readonly decorates?: Op;
  /** where the state stands that this is a reducer of */
  readonly state?: Place;
  /** every member that is called gives the receiver back, unless the member says otherwise */
  readonly fluent?: true;
  /** a member that holds the value of something that changes: `.value` of a reference */
  readonly box?: true;
  /** methods that a class which extends this may have, and that refuse by throwing: one that never does lets everybody in */
  readonly refusesIn?: readonly string[];
  /** as a key: `embedded` stands for the one that the token brings along, `none` for no key at all */
  readonly key?: 'embedded' | 'none';
}

/** How a timestamp is written: an object that knows the time, or a number counted from 1970. */
export type TimeForm = 'date' | 'milliseconds' | 'seconds';

export type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';

/** What a call has to do with time. Where `of` is left out, it is about the receiver. */
export type TimeUse =
  /** the timestamp of the call */
  | { readonly kind: 'now'; readonly form: TimeForm }
  /** a timestamp in another form */
  | { readonly kind: 'same'; readonly form: TimeForm; readonly of?: Place }
  /**
   * A timestamp so much later. The amount is a number of units, which stand at a place, or are the same for every call; or an object
   * such as `{ days: 1 }`. `back`: earlier. `inPlace`: the receiver itself changes
   */
  | {
      readonly kind: 'later';
      readonly amount: Place;
      readonly unit?: Place | TimeUnit;
      readonly of?: Place;
      readonly back?: true;
      readonly inPlace?: true;
    }
  /** a string such as `2h` as a number of milliseconds */
  | { readonly kind: 'count'; readonly of: Place }
  /** a duration, in seconds */
  | { readonly kind: 'duration'; readonly amount: Place; readonly unit: Place };

/** What calling, constructing or extending a thing means. Of several, the first whose conditions are certain to hold. */
export type Uses = Use | readonly Use[];

export interface Use extends Flow {
  /** what the arguments must be, by place */
  readonly when?: Readonly<Partial<Record<Place, Test>>>;
  readonly op?: Op;
  readonly gives?: Ref;
  readonly time?: TimeUse;
  /** the call gives an ambient member a name of its own: what is written at the place denotes the thing */
  readonly names?: { readonly at: Place; readonly is: Ref };
}

/**
 * What becomes of the values that a call is handed: which of them the answer still holds (taint steps, or propagation, as others
 * say), which it makes useless (sanitizers), and which reach a callback.
 */
export interface Flow {
  /** the answer still holds what stands there: an encoded token is a token */
  readonly passes?: Given | readonly Given[];
  /** the answer shows nothing usable of what it was handed: a mask, a hash, a length. Unless `true`, it depends on how much it hides */
  readonly hides?: true | Hiding;
  /** the function `to` gets what stands at `from` as its first parameter: the whole of it, or one element after another */
  readonly hands?: { readonly from: Place; readonly to: Place; readonly as: 'element' | 'whole' };
  /** hands: the answer is an element for which the function says yes */
  readonly finds?: true;
  /** the answer is what is kept under the name that is written at the place */
  readonly reads?: Place;
  /** the answer is a new object with the properties of what stands there; of two that are called alike, the later one stays */
  readonly merges?: Given;
  /** merges: what stands there is changed, and is the answer */
  readonly fills?: Place;
  /** the answer has the properties of what stands there */
  readonly copies?: Place;
  /** copies: but those that are named here */
  readonly omits?: Given;
  /** copies: only those that are named here */
  readonly picks?: Given;
  /** the answer is the record that stands there as a plain object; its class says which properties that has */
  readonly unfolds?: Place;
  /** asked for the class that stands there, a container answers with an instance */
  readonly instance?: Place;
  /** a request goes on to what stands behind the handler that calls this; a function of that name only where the handler is given it */
  readonly proceeds?: true;
  /**
   * `judged`: the answer says whether a signature is good. `judgedLater`: it is a promise of that. `made`: the answer, or what its
   * methods give, is a signature. `compared`: the answer says whether two are the same
   */
  readonly signature?: 'compared' | 'judged' | 'judgedLater' | 'made';
  /** the answer holds tokens that came straight from who issues them, over TLS: a code or a grant was exchanged for them */
  readonly redeems?: true;
}

/** What hides a part of a string, by numbers of characters as the language counts them, or by what stands in for it. */
export type Hiding =
  /** all but the characters from one position to another, to the end where the second is left out */
  | { readonly from: Place; readonly to: Place }
  /** all but so many characters from a position on */
  | { readonly from: Place; readonly length: Place }
  /** something is replaced by what stands here: a mask, or not */
  | { readonly by: Place };

/** What the names of a language, a framework or a package of helpers say by themselves, wherever what they stand for comes from. */
export interface Names {
  /** functions and methods; a trailing `*` stands for every name that starts so */
  readonly functions?: Readonly<Record<string, NamedFlow>>;
  /** methods only */
  readonly methods?: Readonly<Record<string, NamedFlow>>;
  /** functions of the global object, and of its objects (`Object.assign`), where no declaration of the file shadows them */
  readonly globals?: Readonly<Record<string, NamedFlow>>;
  /** constructors; a leading `*` stands for every name that ends so */
  readonly classes?: Readonly<Record<string, Flow>>;
  readonly members?: Readonly<Record<string, NamedMember>>;
  /**
   * what compilers put around `require`: functions, or objects that have them as `_` or `default`, which hand on the module that
   * they are given; a trailing `*` stands for every name that starts so
   */
  readonly interop?: readonly string[];
  /** decorators of properties that do not become JSON */
  readonly omittedBy?: readonly string[];
  /** names of the global object itself: its members are the globals */
  readonly globalObjects?: readonly string[];
  /**
   * handlers that let a request go on by coming to their end: by the method that they are handed to, or by the property or method
   * that they are themselves
   */
  readonly hooks?: Readonly<Record<string, Hook>>;
}

export interface Hook {
  /** as which argument a method is handed the handler; absent: the name is that of a property, or of the handler's method */
  readonly at?: number;
  /** the first argument that such a method has for it, where it has others for something else */
  readonly events?: readonly string[];
}

export interface NamedFlow extends Flow {
  readonly gives?: Exclude<Ref, `#${string}`>;
  /** the receiver holds it from then on, where it is a container; `replaces`: what it held under that name is gone */
  readonly puts?: { readonly value: Given; readonly under?: Place; readonly replaces?: true };
  /** the receiver holds nothing under that name any more */
  readonly removes?: Place;
}

/** What a member's name says of it. */
export interface NamedMember {
  /** it holds the value of something that changes */
  readonly box?: true;
  /** it is a part of something that has such a value, and says nothing of the value itself */
  readonly besideBox?: true;
  /** it shows all of what it is a member of: the text of an address */
  readonly whole?: true;
  /** it shows nothing usable of what it is a member of: its length */
  readonly hides?: true;
  /** it is the record itself, as a plain object */
  readonly unfolds?: true;
}

/**
 * A member that means something on a receiver that cannot be resolved, because a framework hands it to functions of the
 * file: `request.jwtVerify()`. A plain reference holds in every file.
 */
export type Ambient =
  | Ref
  | {
      readonly is: Ref;
      /** holds in files that import one of these modules; a trailing `*` matches every module that starts so */
      readonly with?: readonly string[];
      /** holds on receivers of these names, in every file; a leading `*` matches every name that ends so */
      readonly on?: readonly string[];
      /** never holds on receivers of these names; a leading `*` matches every name that ends so */
      readonly notOn?: readonly string[];
      /** in a file that imports one of the modules, the member means nothing else, whatever other frameworks have of that name */
      readonly alone?: true;
    };

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
  /** makes what signs or verifies, with a key that it is given here */
  | 'makeSigner'
  /** makes a new key, of a size that can be chosen */
  | 'makeKey'
  /** writes a value where scripts can read it */
  | 'store'
  /** makes state outlive the page, where scripts can read it */
  | 'persist'
  /** sets a cookie with a response */
  | 'cookie'
  /** shows values to the people who run a program */
  | 'log'
  /** sends a request to an address */
  | 'send'
  /** hands a value to the page in another window; the address says which origin may get it */
  | 'message'
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
  /** sign, verify: the properties of an object at the key's place that hold the key as a string, beside those that everybody has */
  readonly keyStrings?: readonly string[];
  /** sign, verify: keys of no length are in order */
  readonly acceptsEmptyKey?: true;
  /**
   * verify: a public key is refused as a secret. `pem`: as PEM, string or bytes. `string`: as a string, while its bytes are a
   * secret like any other. Absent: it is taken
   */
  readonly refusesPublicSecret?: 'always' | 'pem' | 'string';
  /** sign, verify: an option that lets the library take keys that are too small */
  readonly weakens?: Place;
  /** makeKey: how large the key is, in bits, or in bytes, and how many bits it needs, where that is the same for every use */
  readonly size?: { readonly at: Place; readonly in: 'bits' | 'bytes'; readonly least?: number };
  /** verify: what a function at the key's place is handed of the token before anything has verified it */
  readonly keyFunction?: KeyFunction;
  readonly payload?: Places;
  /**
   * store, parameter, cookie: what is written. persist: what a name that is kept stands for at first. message: what is handed over. log:
   * what is shown, where that is not every argument. configure, and verify that registers: the configuration
   */
  readonly value?: Places;
  /** store, read, parameter, receive, cookie: under which name */
  readonly name?: Places;
  /** receive: the name that is looked for where none is given */
  readonly absentName?: string;
  /**
   * parameter, send: an object whose properties are names and values in the address. store: an object, or an array of pairs, of the names
   * and values that are written
   */
  readonly entries?: Places;
  /**
   * send, message: the address, whole, or the part that the addresses of a client start with: the first that names a host. keySet, verify:
   * where public keys are fetched from
   */
  readonly address?: Places;
  /**
   * persist: the names of what is kept: a string, an array of strings, an object with these keys, or a function that returns one.
   * Absent: what is kept are tokens, that is what the thing is for
   */
  readonly keeps?: Places;
  /** persist: `keeps` is an object that says of each property whether it is kept */
  readonly isSchema?: true;
  /**
   * persist: the state of which `keeps` names parts, as it is or as reducers begin with it. Where `keeps` finds no names, all of it is
   * kept
   */
  readonly state?: Places;
  /** persist: names that are not kept */
  readonly omits?: Places;
  /** persist: the storage, where the caller may choose one; `store` is what is used otherwise */
  readonly where?: Places;
  /** verify: the function that finds the token in a request */
  readonly extractor?: Places;
  /** verify: under which name the token is accepted from a URL, where it is told to */
  readonly fromUrl?: Place;
  /**
   * the function that gets the claims, and as which of its parameters (counted from 0). `requestFirst`: the option in
   * argument 0 that puts the request before them
   */
  readonly callback?: { readonly at: Places; readonly claims: number; readonly requestFirst?: string };
  /** extend: the method of the subclass that gets the claims, and as which of its parameters */
  readonly method?: { readonly name: string; readonly claims: number; readonly requestFirst?: string };
  /**
   * verify, decode: the properties of the answer under which the claims lie; '' is the answer itself, `body` a property,
   * `getPayload()` what a method of it gives. Empty: the answer is the token as it came
   */
  readonly claims?: readonly string[];
  /** verify, decode: the property of the answer under which the header lies */
  readonly header?: string;
  /** decode: a place which, when truthy, turns this into a header look-up */
  readonly headerWhen?: Place;
  /** decode: what the library has for verifying, as people call it */
  readonly instead?: string;
  /** decode: an argument that the author believes to be a key or a callback; nothing is verified with it */
  readonly mistakenKey?: Place;
  /** sign: where the values are written that a verifier should then expect, and what the library takes without */
  readonly issues?: Readonly<Partial<Record<'algorithms' | 'audience' | 'issuer' | 'subject', IssuedValue>>>;
  /** sign: of a function of the project that signs for others, what it settles itself */
  readonly settles?: SettledToken;
  /** verify: where the caller says which tokens alone are good, in a way that is none of the checks: a subject, an id */
  readonly narrows?: Places;
  /**
   * sign, and what registers for it: what says how long a token lives. Absent: the library signs whatever it is given, and no token in
   * particular
   */
  readonly expires?: Expiry;
  /** sign, verify: other places where a time is written, for its unit: `maxAge` */
  readonly times?: readonly TimePlace[];
  readonly checks?: Checks;
  /** verify: how the answer tells that a token was refused. Default: it throws */
  readonly answer?: Answer;
  /** store, persist: which store it is */
  readonly store?: Store;
  /** store, persist: means this only in a file that does not show that it runs elsewhere */
  readonly runs?: 'browser';
}

/** Where a function that finds the key gets parts of the token: a parameter, counted from 0, or a property of one: `1.header`. */
export interface KeyFunction {
  readonly header?: string;
  /** several where it depends on the number of parameters, or on an option */
  readonly claims?: readonly string[];
}

/** How a library learns when a token expires. `fixed`: it sees to that by itself. */
export type Expiry =
  | 'fixed'
  | {
      /** the most important first; what stands in none of them never expires */
      readonly at: readonly TimePlace[];
      /** the lifetime of what is told nothing, in seconds */
      readonly absent?: number;
    };

/** A place for a time, and how the library reads what stands there. What is not listed it rejects. */
export interface TimePlace {
  readonly at: Place;
  /** a number: a duration in a unit, or a timestamp counted from 1970 in a unit */
  readonly number?: 'seconds' | 'milliseconds' | 'epochSeconds' | 'epochMilliseconds';
  /** a string of digits alone: a duration in this unit */
  readonly digits?: 'seconds' | 'milliseconds';
  /** a string such as `2h` is a duration */
  readonly strings?: true;
  /** a date object is a timestamp */
  readonly dates?: true;
}

export type Checks = Readonly<Partial<Record<CheckName, CheckModel>>>;

/** What a verifier does with a token that it rejects, and whether the answer has to be waited for. */
export interface Answer {
  /** `middleware`: the request ends there. `errors`: the answer has a property of that name */
  readonly kind: 'empty' | 'errors' | 'false' | 'middleware' | 'throws';
  /** errors: a refusal comes with the claims all the same */
  readonly withClaims?: true;
  /** throws: the property of the error that has the claims of a token which was refused, where one has them */
  readonly claimsOfError?: string;
  /** `either`: a promise or a callback, by how it is called. Absent: the answer is there at once, also where a callback gets it */
  readonly async?: 'callback' | 'either' | 'promise';
}

export interface IssuedValue {
  /** left out where nobody can choose; of several places, the first that is given decides */
  readonly at?: Places;
  readonly absent?: string;
}

/**
 * Where a value is kept. Of a page: localStorage, sessionStorage, a cookie that a script writes, IndexedDB. `app`: the plain storage of a
 * program on a phone; `desktop`: a plain file of a program on a computer; `extension`: the storage of a browser's extension, on disk.
 */
export type Store = 'localStorage' | 'sessionStorage' | 'cookie' | 'indexedDB' | 'app' | 'desktop' | 'extension';

/** What a verifier can check. `unsigned`: whether it rejects tokens without a signature (`alg: none`). */
export type VerifierCheck =
  | 'signature'
  | 'unsigned'
  | 'algorithms'
  | 'issuer'
  | 'audience'
  | 'expiry'
  | 'notBefore'
  /** what expired long ago is refused: no tolerance of more than some minutes */
  | 'tolerance'
  /** the time that a token is checked at is that of the check */
  | 'clock'
  /** a token that never expires is refused */
  | 'lifetime'
  /** a token of another kind (`typ`) is refused */
  | 'type'
  /** a request without a token is refused */
  | 'presence';

/** What can be asked of the way in which a key set is fetched: that the server's certificate is checked. */
export type KeySetCheck = 'certificate';

/** What can be asked of browsers for a cookie: no script reads it, it travels over TLS only, other sites do not send it. */
export type CookieCheck = 'httpOnly' | 'secure' | 'sameSite';

export type CheckName = CookieCheck | KeySetCheck | VerifierCheck;

/**
 * How a check is switched on. `fixed`: the library does it by itself. `byCaller`: the library cannot, only the caller can.
 * `byKey`: the library does not, but the key is good for one issuer, one audience or one family of algorithms alone. Otherwise a place and a table from the shape of the value found there to a verdict. Without a matching row, a value
 * that is present is `enforced`, a literal `undefined` counts as missing.
 */
export type CheckModel = 'fixed' | 'byCaller' | 'byKey' | CheckPlace;

export interface CheckPlace {
  readonly at: Places;
  readonly rows?: readonly (readonly [Test, Verdict, Reason?])[];
  /** the verdict when nothing is written there; default `absent` */
  readonly absent?: Verdict | 'byKey';
  /** spellings that people use and that the library ignores, beside the right one */
  readonly misspelt?: readonly string[];
  /** other places where people write the check and where the library drops it */
  readonly dropped?: readonly Place[];
  /** what people call it, where it is an argument of its own and has no name: `algorithm` */
  readonly called?: string;
  /** how the value is written: an array (the default for algorithms) or a single string (the default for claims) */
  readonly takes?: 'array' | 'string';
  /** without it the library rejects every token, or to start: what has no check does not run */
  readonly rejects?: true;
  /** a token that lacks the claim passes, unless this place lists the claim; `never`: it passes in any case */
  readonly optional?: 'never' | Place;
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
  | 'object'
  /** there is something, whatever it is. In conditions only */
  | 'present'
  /** there is nothing, on every path. In conditions only */
  | 'missing'
  /** a regular expression that also matches longer strings than the one that is meant */
  | 'unanchored'
  /** an array with a member that the environment may leave unset */
  | 'unsetMember'
  /** a function that throws nowhere */
  | 'neverThrows'
  | { readonly is: readonly (string | number | boolean | null)[] }
  /** an array, or a single string, with this string in it */
  | { readonly includes: string }
  /** an array without this string */
  | { readonly lacks: string }
  /** a number of this unit, or a string such as `2 hours`, of more than so many seconds */
  | { readonly longerThan: number; readonly unit: 'milliseconds' | 'seconds' }
  /** a moment that is written out, as a number other than 0, or as a date object; also the one that a decoded token names */
  | { readonly moment: 'date' | 'number' }
  /** a thing that stands for such a key */
  | { readonly key: 'embedded' | 'none' };

export type Verdict = 'enforced' | 'absent' | 'ineffective' | 'disabled';

/** Why a check that is written does not work. Rules turn it into words. */
export type Reason =
  | 'notAnArray'
  | 'regexpIgnored'
  | 'misspelt'
  | 'dropped'
  | 'emptyValue'
  | 'switchedOff'
  /** the verifier becomes a decoder */
  | 'decodesOnly'
  /** the token says with which key it is checked */
  | 'tokensKey'
  /** expired tokens live on */
  | 'tooLong'
  /** the clock stands still */
  | 'fixedMoment'
  /** a string where a number is needed */
  | 'notANumber'
  /** an unset environment variable lets tokens without the claim pass */
  | 'mayBeUnset'
  /** a regular expression that matches a part */
  | 'matchesParts'
  /** unsigned tokens are in order */
  | 'takesNone';

/** A JWT library. */
export interface Library {
  /** package name, as in package.json */
  readonly name: string;
  /** further module names that export the same */
  readonly modules?: readonly string[];
  /** what the module itself denotes: `import * as x`, `require()`. Its member `default`, if any, is the default export */
  readonly exports: Thing;
  readonly things?: Things;
  /** what `name/subpath` exports, where that differs from the package itself */
  readonly subpaths?: Readonly<Record<string, Thing | Ref>>;
  /** members of what a framework hands out: `request.jwtVerify()` */
  readonly ambient?: Readonly<Record<string, Ambient>>;
  /** where older versions mean something else */
  readonly versions?: readonly OlderVersions[];
  /** a configuration that no file shows: what practice says about it. Default `unknown` */
  readonly unseenConfig?: 'absent';
  /** where code that imports this runs, where the file gives no stronger sign */
  readonly runtime?: 'browser' | 'server';
  /** the version whose behaviour is described */
  readonly verifiedOn?: string;
  /** why the description was only read and not run, where that is so */
  readonly readOnly?: string;
}

export type Things = Readonly<Record<string, Thing>>;

/**
 * What every version below a given one means differently. Things and subpaths replace those of the same name; several
 * entries apply from the newest to the oldest.
 */
export interface OlderVersions {
  /** the first version that the description itself is true for, `4.11.4` */
  readonly below: string;
  readonly exports?: Thing;
  readonly things?: Things;
  readonly subpaths?: Readonly<Record<string, Thing | Ref>>;
  /** the newest version that was run */
  readonly verifiedOn?: string;
}

/** Code that a framework runs on the server by convention. All that is given has to hold; nothing given says every file. */
export interface ServerCode {
  /**
   * scripts, by their path without the extension: `*` stands for a part of a name, `**` for folders; a leading `/` for the folder of
   * the project or of one of its packages. Others may lie in any folder
   */
  readonly files?: readonly string[];
  /** the file imports one of these modules; a trailing `*` matches every module that starts so */
  readonly with?: readonly string[];
  /** it imports one of these names from them */
  readonly names?: readonly string[];
  /** it imports none of these modules */
  readonly without?: readonly string[];
  /** it has no components, and imports nothing that only browsers have */
  readonly unlessBrowser?: true;
  /** only what the file exports under these names; `default.fetch` is a property of the default export */
  readonly exports?: readonly string[];
  /** only what these functions are handed, or a method of what they give (`make`), or the one method of that (`make.server`) */
  readonly callbacksOf?: readonly string[];
}

/** What a runtime or framework offers without an import. */
export interface Platform {
  readonly name: string;
  readonly globals?: Readonly<Record<string, Thing | Ref>>;
  readonly things?: Things;
  /** members of what a framework hands out: `req.query` of a request handler */
  readonly ambient?: Readonly<Record<string, Ambient>>;
  /** importing one of these modules says where a file runs; a trailing `*` matches every module that starts so */
  readonly browserModules?: readonly string[];
  readonly serverModules?: readonly string[];
  /** what runs on the server by convention */
  readonly serverCode?: readonly ServerCode[];
  /** using one of these globals says where a file runs */
  readonly browserGlobals?: readonly string[];
  readonly serverGlobals?: readonly string[];
  /** modules of this platform that export things */
  readonly modules?: Readonly<Record<string, Thing | Ref>>;
  /** functions of modules that nothing is known of, by a name that says what they do: `setCookie` of the project's own helpers */
  readonly imported?: Readonly<Record<string, ImportedName>>;
  readonly names?: Names;
}

/** What a function of an unknown module denotes. `of`: only where the module is one of the project's own, and no package */
export type ImportedName = Ref | { readonly is: Ref; readonly of: 'project' };
