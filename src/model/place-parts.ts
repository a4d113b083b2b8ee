import type { Place } from './place.ts';

/** A place, taken apart. */
export interface PlaceParts {
  readonly root: 'args' | 'around' | 'config' | 'made' | 'maker' | 'receiver' | 'self' | 'step';
  /** the position of an argument first, unless the root is `config` */
  readonly path: readonly string[];
  /** the name of a builder's step */
  readonly step: string;
}

/** By the place's text: the places of all descriptions are some hundreds, and every call asks for them again. */
const knownParts = new Map<Place, PlaceParts>();

/** What a place of a description says: where it starts, and the properties that lead on from there. */
export function partsOf(place: Place): PlaceParts {
  let parts = knownParts.get(place);
  if (!parts) knownParts.set(place, (parts = split(place)));
  return parts;
}

function split(place: Place): PlaceParts {
  const [root, ...path] = place.split('.');
  switch (root) {
    case 'around':
    case 'config':
    case 'made':
    case 'maker':
    case 'self':
      return { root, path, step: '' };
    case 'receiver':
      return { root, path: ['0', ...path], step: '' };
    case 'step':
      return { root, path: path.slice(1), step: path[0] ?? '' };
    default:
      return { root: 'args', path: place.split('.'), step: '' };
  }
}
