import { extname } from 'node:path';

/** A program that a file holds. */
export interface Script {
  /** as long as the file, which is blank where it is no script: offsets and lines are those of the file */
  readonly text: string;
  /** an extension that tells the language, such as `.ts` */
  readonly extension: string;
}

/**
 * The programs in a file. Blocks of one language are read as one: what `<script>` declares, `<script setup>` uses.
 *
 * @param text of a file, whatever it is
 * @param path its extension says whether scripts have to be cut out: `.vue`, `.svelte`, `.astro`; others are one program
 * @returns one for each language, in the order of their first blocks; none where a component has no script
 */
export function scriptsOf(text: string, path: string): readonly Script[] {
  const extension = extname(path).toLowerCase();
  const blocks = blocksOf(text, extension);
  if (!blocks) return [{ text, extension }];
  const byLanguage = new Map<string, Block[]>();
  for (const block of blocks) byLanguage.set(block.extension, [...(byLanguage.get(block.extension) ?? []), block]);
  return [...byLanguage].map(([language, own]) => ({ text: maskedTo(own, text), extension: language }));
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly extension: string;
  /** Svelte's, which runs once */
  readonly isModule: boolean;
}

function blocksOf(text: string, extension: string): readonly Block[] | undefined {
  switch (extension) {
    case '.vue':
      return elementsIn(text, 0, true);
    case '.svelte': {
      // Those that come later belong to the markup.
      const elements = elementsIn(text, 0, false);
      const module = elements.find(({ isModule }) => isModule);
      const instance = elements.find(({ isModule }) => !isModule);
      return elements.filter((block) => block === module || block === instance);
    }
    case '.astro': {
      const front = frontmatterOf(text);
      // Astro reads its frontmatter and its scripts as TypeScript, whatever they say.
      const elements = elementsIn(text, front?.end ?? 0, false).map((block) => ({ ...block, extension: '.ts' }));
      return front ? [front, ...elements] : elements;
    }
    default:
      return undefined;
  }
}

/** What stands between the two lines of dashes that an Astro component begins with. */
function frontmatterOf(text: string): Block | undefined {
  const opening = /^\s*---/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  const end = text.indexOf('---', start);
  return end < 0 ? undefined : { start, end, extension: '.ts', isModule: false };
}

/** Elements whose content is text, and others that may hide a script. */
const TAG = /<!--|<(?<closing>\/?)(?<name>script|style|template)(?=[\s/>])/gi;

/**
 * The `<script>` elements of a component.
 *
 * @param isNested whether scripts in a `<template>` belong to the markup, as Vue has it
 */
function elementsIn(text: string, from: number, isNested: boolean): readonly Block[] {
  const blocks: Block[] = [];
  const tags = new RegExp(TAG);
  tags.lastIndex = from;
  let depth = 0;
  for (let found = tags.exec(text); found; found = tags.exec(text)) {
    const { closing, name } = found.groups ?? {};
    if (name === undefined) {
      tags.lastIndex = indexAfter(text, '-->', tags.lastIndex);
      continue;
    }
    const kind = name.toLowerCase();
    const head = headAt(text, tags.lastIndex);
    tags.lastIndex = head.end;
    if (kind === 'template') {
      if (isNested && !head.isEmpty) depth = Math.max(0, depth + (closing === '/' ? -1 : 1));
    } else if (closing !== '/' && !head.isEmpty) {
      const end = closingTag(text, kind, head.end);
      tags.lastIndex = end;
      const extension = depth > 0 || kind === 'style' ? undefined : languageOf(head.attributes);
      if (extension !== undefined)
        blocks.push({ start: head.end, end, extension, isModule: isModule(head.attributes) });
    }
  }
  return blocks;
}

const isModule = (attributes: ReadonlyMap<string, string>): boolean =>
  attributes.has('module') || attributes.get('context') === 'module';

function indexAfter(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}

interface Head {
  readonly attributes: ReadonlyMap<string, string>;
  /** behind its `>` */
  readonly end: number;
  /** `<script />` */
  readonly isEmpty: boolean;
}

const ATTRIBUTE =
  /\s*(?:(?<end>\/?>)|(?<name>[^\s=>]+)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'>]+)))?)/y;

function headAt(text: string, from: number): Head {
  const attributes = new Map<string, string>();
  const next = new RegExp(ATTRIBUTE);
  next.lastIndex = from;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const { end, name = '', double, single, bare = '' } = found.groups ?? {};
    if (end !== undefined) return { attributes, end: next.lastIndex, isEmpty: end === '/>' };
    attributes.set(name.toLowerCase(), (double ?? single ?? bare).toLowerCase());
  }
  return { attributes, end: text.length, isEmpty: true };
}

/** Where an element's content ends: before its closing tag, or with the file. */
function closingTag(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text)?.index ?? text.length;
}

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...['', 'js', 'javascript', 'module', 'text/javascript', 'application/javascript'].map(
    (one) => [one, '.js'] as const,
  ),
  ...['ts', 'typescript', 'text/typescript'].map((one) => [one, '.ts'] as const),
  ...['jsx', 'tsx'].map((one) => [one, `.${one}`] as const),
]);

/** The extension of a block's language; nothing where it is data, or a language of another kind. */
function languageOf(attributes: ReadonlyMap<string, string>): string | undefined {
  // What stands in another file is found by its name there.
  if (attributes.has('src')) return undefined;
  return LANGUAGES.get(attributes.get('lang') ?? attributes.get('type') ?? '');
}

function maskedTo(blocks: readonly Block[], text: string): string {
  let masked = '';
  for (const { start, end } of blocks) masked += blank(text.slice(masked.length, start)) + text.slice(start, end);
  return masked + blank(text.slice(masked.length));
}

const blank = (text: string): string => text.replaceAll(/[^\n\r\u2028\u2029]/g, ' ');
