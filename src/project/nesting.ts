/*
 * The parser is a native one, and recursive: code that nests deeper than its stack ends the process, and nothing can catch that. So the
 * text is looked through first. This is no grammar. It counts what may stand inside of something else, rather too much than too little:
 * open brackets, and between them the words and signs that lead further down (`a => b => …`, `if (a) if (b) …`, `a + b + …`), until
 * something comes that ends such a chain.
 *
 * Quotes in the text between tags may hide code that stands between them on their line: this is no wall against somebody who means harm.
 */

/**
 * So many levels are read. At 2,000 of them functions in functions, which cost the parser most, fill a stack of four megabytes, and
 * threads may have one.
 */
const MAX_LEVELS = 400;

/**
 * So many tokens of one chain: what the parser takes in a loop, it still writes down recursively, and scope analysis reads it so. That
 * takes up to two thirds of the stack that JavaScript has.
 */
const MAX_LINKS = 2_000;

/** So many opening tags are read, nested or not. Ten thousand in each other fill a stack of four megabytes. */
const MAX_TAGS = 1_500;

const TAG = /<[\w$>]/g;

/** A word or a number, a sign, or the end of a line. */
const TOKEN =
  /[^\S\n\r\u2028\u2029]*([^\s!"#%&'()*+,./:;<=>?@[\\\]^`{|}~-]+|=>|\/[/*>]|[=!]=+|<\/|\?[?.]|[\S\n\r\u2028\u2029])/y;
const SIGN = /^[!"#%&'()*+,./:;<=>?@[\\\]^`{|}~-]/;
const LINE_END = /[\n\r\u2028\u2029]/g;

/** The brackets after these are the head of a statement, which another statement follows. */
const HEADS: ReadonlySet<string> = new Set(['await', 'for', 'if', 'while', 'with']);
const LEADING_DOWN: ReadonlySet<string> = new Set(['do', 'for', 'if', 'while', 'with']);
/** After these something must follow. */
const OPERATORS: ReadonlySet<string> = new Set(
  'await case class delete do else extends in infer instanceof is keyof new of return throw typeof unique void yield'.split(
    ' ',
  ),
);
/** A line that begins with one of these goes on with what stands above it. */
const CONTINUING: ReadonlySet<string> = new Set(['as', 'else', 'extends', 'in', 'instanceof', 'is', 'of', 'satisfies']);

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

interface Level {
  readonly close: string;
  readonly isHead: boolean;
  /** in a template, whose text goes on afterwards */
  readonly isHole: boolean;
  /** levels that end with a statement */
  statements: number;
  /** levels that end with a comma as well */
  expressions: number;
  /** `<` after a value, which `>` closes */
  angles: number;
  /** how many levels there were before each `<` that may begin an element */
  readonly tags: number[];
  /** tokens since the last end of a statement, or comma */
  links: number;
}

/** What stands before a token: `block` is a closed brace, which may be the end of a statement. */
type Previous = 'block' | 'operator' | 'semicolon' | 'value';

/**
 * Whether a program nests too deeply to be parsed.
 *
 * @param text of a program in JavaScript or TypeScript
 * @param hasTags whether its language has elements: the text in them may look like the end of anything, so that their tags are counted
 */
export function nestsTooDeeply(text: string, hasTags: boolean): boolean {
  return (hasTags && (text.match(TAG)?.length ?? 0) > MAX_TAGS) || new Scan(text).run();
}

class Scan {
  private readonly text: string;
  private readonly token = new RegExp(TOKEN);
  private readonly levels: Level[] = [];
  private level: Level;
  /** the levels around the current place */
  private depth = 0;
  private previous: Previous = 'operator';
  private word = '';
  private isLineBroken = false;
  /** up to where a sign that begins a text finds no end: asked again and again, that would take the square of the length */
  private readonly unclosed = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
    this.level = this.open('', false);
  }

  run(): boolean {
    for (let found = this.token.exec(this.text); found; found = this.token.exec(this.text)) {
      this.take(found[1] ?? '');
      if (this.depth > MAX_LEVELS || this.level.links > MAX_LINKS) return true;
    }
    return false;
  }

  private take(token: string): void {
    const isAfterDot = this.word === '.' || this.word === '?.';
    switch (token) {
      case '\n':
      case '\r':
      case '\u2028':
      case '\u2029':
        this.isLineBroken = true;
        return;
      case '//':
        LINE_END.lastIndex = this.token.lastIndex;
        return this.goTo(LINE_END.exec(this.text)?.index);
      case '/*':
        return this.goTo(endOf('*/', this.text, this.token.lastIndex));
    }
    this.endChain(token, isAfterDot);
    this.level.links++;
    if (SIGN.test(token)) this.takeSign(token);
    else this.takeWord(token, isAfterDot);
    this.word = token;
  }

  /** Where the token begins a new statement, nothing of the one before goes on. */
  private endChain(token: string, isAfterDot: boolean): void {
    const isWord = (!SIGN.test(token) || /^["'@`]/.test(token)) && !CONTINUING.has(token);
    const isEnd =
      (this.previous === 'semicolon' && token !== 'else') ||
      (this.previous === 'block' && isWord) ||
      (this.previous === 'value' && this.isLineBroken && isWord) ||
      (token === 'case' && !isAfterDot);
    this.isLineBroken = false;
    if (!isEnd) return;
    this.lead('statements', -this.level.statements);
    this.endExpression();
    this.lead('angles', -this.level.angles);
  }

  private endExpression(): void {
    this.lead('expressions', -this.level.expressions);
    this.level.links = 0;
  }

  /** An element is over, and what its attributes and its text counted for. */
  private endTag(): void {
    const { expressions, tags } = this.level;
    this.lead('expressions', Math.min(0, (tags.pop() ?? expressions) - expressions));
    this.level.links = 0;
  }

  private lead(kind: 'angles' | 'expressions' | 'statements', by: number): void {
    this.level[kind] += by;
    this.depth += by;
  }

  private takeWord(word: string, isAfterDot: boolean): void {
    if (isAfterDot) this.previous = 'value';
    else {
      if (LEADING_DOWN.has(word)) this.lead('statements', 1);
      if (word === 'new' || word === 'class') this.lead('expressions', 1);
      this.previous = OPERATORS.has(word) ? 'operator' : 'value';
    }
  }

  private takeSign(sign: string): void {
    const before = this.previous;
    this.previous = 'operator';
    switch (sign) {
      case '(':
      case '[':
      case '{':
        this.open(CLOSING.get(sign) ?? '', sign === '(' && HEADS.has(this.word));
        break;
      case ')':
      case ']':
      case '}':
        this.close(sign);
        break;
      case ';':
        this.previous = 'semicolon';
        break;
      case ',':
        this.endExpression();
        break;
      case '"':
      case "'":
        this.skipText(sign);
        this.previous = 'value';
        break;
      case '`':
        this.skipTemplate();
        break;
      case '/':
      case '/>':
        if (before !== 'value' && this.skipText('/')) this.previous = 'value';
        else if (sign === '/>') this.endTag();
        break;
      case '=>':
      case '=':
      case '?':
      case ':':
        this.lead('expressions', 1);
        break;
      case '<':
        if (before !== 'value') this.level.tags.push(this.level.expressions);
        this.lead(before === 'value' ? 'angles' : 'expressions', 1);
        break;
      case '</':
        this.endTag();
        break;
      case '>':
        if (this.level.angles > 0) this.lead('angles', -1);
        break;
      case '!':
        // After a value it says that there is one.
        if (before === 'value') this.previous = 'value';
    }
  }

  private open(close: string, isHead: boolean, isHole = false): Level {
    this.level = { close, isHead, isHole, statements: 0, expressions: 0, angles: 0, tags: [], links: 0 };
    this.levels.push(this.level);
    this.depth++;
    return this.level;
  }

  /** Closes what a bracket closes, and what was left open in it. One that closes nothing is passed over. */
  private close(bracket: string): void {
    const index = this.levels.findLastIndex(({ close }) => close === bracket);
    const closed = this.levels[index];
    const around = this.levels[index - 1];
    if (!closed || !around) return;
    for (const { statements, expressions, angles } of this.levels.splice(index))
      this.depth -= 1 + statements + expressions + angles;
    this.level = around;
    if (closed.isHole) this.skipTemplate();
    else if (bracket === '}') this.previous = 'block';
    else if (!closed.isHead) this.previous = 'value';
  }

  private goTo(place: number | undefined): void {
    this.token.lastIndex = place ?? this.text.length;
  }

  /** Skips a string or a regular expression; nothing where it does not end on its line. Out: whether it does. */
  private skipText(sign: string): boolean {
    const start = this.token.lastIndex;
    if (start < (this.unclosed.get(sign) ?? 0)) return false;
    let isInClass = false;
    for (let at = start; ; at++) {
      const character = this.text[at];
      if (character === undefined || character === '\n' || character === '\r') {
        this.unclosed.set(sign, at);
        return false;
      }
      if (character === '\\') at += this.text[at + 1] === '\r' ? 2 : 1;
      else if (sign === '/' && character === '[') isInClass = true;
      else if (character === ']') isInClass = false;
      else if (character === sign && !isInClass) {
        this.token.lastIndex = at + 1;
        return true;
      }
    }
  }

  /** Skips the text of a template up to its end, or to the next hole in it. */
  private skipTemplate(): void {
    const { text } = this;
    let at = this.token.lastIndex;
    for (; at < text.length && text[at] !== '`'; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === '$' && text[at + 1] === '{') {
        this.token.lastIndex = at + 2;
        this.previous = 'operator';
        this.open('}', false, true);
        return;
      }
    }
    this.token.lastIndex = at + 1;
    this.previous = 'value';
  }
}

function endOf(sign: string, text: string, from: number): number | undefined {
  const at = text.indexOf(sign, from);
  return at < 0 ? undefined : at + sign.length;
}
