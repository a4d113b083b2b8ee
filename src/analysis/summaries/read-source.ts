import type { Source } from '../../model/things.ts';
import type { FileView } from '../evaluation/file-view.ts';

/** A file of the project as the source of what it exports. */
export function sourceRead({ path }: FileView, things: Source['things'] = {}): Source {
  return { name: path, isLibrary: true, isOwn: true, isRead: true, things, unseenConfig: 'unknown', givesNames: false };
}
