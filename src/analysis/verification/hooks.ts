import type { FileView } from '../evaluation/file-view.ts';
import { standsAt } from '../evaluation/parameters.ts';
import { functionName, spokenName, type FunctionNode, type Node } from '../syntax/node.ts';

/** Whether a framework lets a request go on when a function comes to its end: by where it is handed to, or by its own name. */
export function isHook(file: FileView, fn: FunctionNode): boolean {
  const parent = fn.parent;
  const isMember =
    parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition';
  const own = isMember ? file.table.names.hook(functionName(fn) ?? '') : undefined;
  if (own && own.at === undefined) return true;
  return standsAt(file, fn).some((place) => isHandedToHook(file, place) || isNamedInRoute(file, place));
}

/** `addHook('onRequest', authenticate)`. */
function isHandedToHook(file: FileView, place: Node): boolean {
  const call = place.parent;
  if (call?.type !== 'CallExpression') return false;
  const hook = file.table.names.hook(spokenName(call.callee) ?? '');
  if (hook?.at === undefined || call.arguments[hook.at] !== place) return false;
  const [event] = call.arguments;
  return !hook.events || (event?.type === 'Literal' && hook.events.includes(String(event.value)));
}

/** `{ preHandler: authenticate }`, `{ preHandler: [authenticate] }`. */
function isNamedInRoute(file: FileView, place: Node): boolean {
  const holder = place.parent?.type === 'ArrayExpression' ? place.parent.parent : place.parent;
  if (holder?.type !== 'Property' || holder.key.type !== 'Identifier') return false;
  const hook = file.table.names.hook(holder.key.name);
  return hook !== undefined && hook.at === undefined;
}
