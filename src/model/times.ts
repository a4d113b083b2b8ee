import type { Place, TimePlace } from './vocabulary.ts';

/** A claim that holds a moment: `exp`, in the payload's own words. Numbers count seconds since 1970 (RFC 7519, section 2). */
export const claim = (at: Place): TimePlace => ({ at, number: 'epochSeconds' });
