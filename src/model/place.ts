/*
 * Where a description looks for a value, and what it can refer to.
 */

/** Where a place starts. */
export type Root =
  /** argument n of this call */
  | `${number}`
  /** argument n of the call that made the receiver: a factory, a constructor, a builder */
  | `self.${number}`
  /** the same for what others may make, too: where the file does not show that call, nothing is known of its arguments */
  | `made.${number}`
  /** argument n of the call that made what made the receiver: of the storage that gave the session */
  | `maker.${number}`
  /** argument n of the call in whose arguments this call stands: of the store that a plugin is made for */
  | `around.${number}`
  /** argument n of a step of the builder that the receiver is: `step.setIssuer.0` */
  | `step.${string}`
  /** what a method is called on */
  | 'receiver'
  /** what is registered elsewhere: a module's or plugin's configuration. Only in `key` and in checks */
  | 'config'
  /** the value on the right of an assignment; an object that is declared to be of a type */
  | 'written'
  /** the name of the property that is read or written */
  | 'name';

/** Where a value sits: a root, then the properties that lead to it, `2.algorithms`, `self.0.exp`, `config.verifyOptions.issuer`. */
export type Place = Root | `${Root}.${string}`;

/** Places in order of precedence: the first that is present decides. */
export type Places = Place | readonly Place[];

/**
 * Arguments that a place alone cannot say: `1+` is argument 1 with all that follow it, `0()` what the function that is argument 0
 * returns.
 */
export type Given = Place | `${number}+` | `${number}()`;

/**
 * A named thing of the same library (`#name`), what argument n denotes (`$n`) or returns as a function (`$n()`), or the receiver
 * itself.
 */
export type Ref = `#${string}` | `$${number}` | `$${number}()` | 'self';
