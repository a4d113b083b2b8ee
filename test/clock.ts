import { afterAll, expect, vi } from 'vitest';

// Files share a process: one that leaves the clock standing would stop it for those after it.
afterAll(() => {
  expect(vi.isFakeTimers()).toBe(false);
});
