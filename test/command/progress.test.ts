import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress } from '../../src/command/progress.ts';

describe('createProgress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows up after half a second, is rewritten at most ten times a second, and goes away', () => {
    let written = '';
    const progress = createProgress(100, (text) => void (written += text));
    progress.update(1);
    progress.clear();
    expect(written).toBe('');
    vi.advanceTimersByTime(500);
    progress.update(2);
    progress.update(3);
    vi.advanceTimersByTime(100);
    progress.update(4);
    progress.clear();
    progress.clear();
    expect(written).toBe('\r\u001B[2K2 / 100 files\r\u001B[2K4 / 100 files\r\u001B[2K');
  });

  it('is silent when nobody watches', () => {
    const progress = createProgress(1, undefined);
    vi.advanceTimersByTime(1000);
    expect(() => {
      progress.update(1);
      progress.clear();
    }).not.toThrow();
  });
});
