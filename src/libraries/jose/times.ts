import type { Place, TimePlace } from '../../model/vocabulary.ts';

/** Where jose takes a moment: a number or a date is one, a text says how far away it is. */
export const joseTime = (at: Place): TimePlace => ({ at, number: 'epochSeconds', strings: true, dates: true });

/** Up to version 4, dates were refused. */
export const dateless = (at: Place): TimePlace => ({ at, number: 'epochSeconds', strings: true });
