/** A text, a comment, or a comma before a closing bracket. What has no end goes on to the end. */
const PIECE = /"(?:[^"\\\n]|\\.)*"?|\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|,(?=\s*[\]}])/g;

/** JSON with comments, and with commas at the ends of lists; undefined where it is not even that. Does not throw. */
export function parseLenient(text: string): unknown {
  try {
    const plain = text.replace(/^\ufeff/, '').replaceAll(PIECE, (piece) => (/^["',]/.test(piece) ? piece : ' '));
    return JSON.parse(plain.replaceAll(PIECE, (piece) => (piece === ',' ? '' : piece)));
  } catch {
    return undefined;
  }
}

/** A text in JSON, without its quotes and as it is written, and where it begins. */
interface WrittenText {
  readonly text: string;
  readonly offset: number;
}

/** The texts in JSON with comments, in their order, names of properties among them. */
export function textsIn(json: string): readonly WrittenText[] {
  return [...json.matchAll(PIECE)].flatMap(([piece], index, all) =>
    piece.startsWith('"') ? [{ text: piece.slice(1, -1), offset: all[index]?.index ?? 0 }] : [],
  );
}

/** JSON whose comments are blanks, also where they go over several lines, as many as they have bytes. */
export function withBlankComments(json: string): string {
  return json.replaceAll(PIECE, (piece) => (piece.startsWith('/') ? ' '.repeat(Buffer.byteLength(piece)) : piece));
}
