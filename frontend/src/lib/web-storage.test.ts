import { afterEach, expect, test, vi } from 'vitest';
import { readLocal, tryStorage, writeLocal } from './web-storage.ts';

afterEach(() => vi.unstubAllGlobals());

test('a browser that forbids storage reads as empty, and stores nothing without an error', () => {
  const forbidden = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  expect(readLocal('key')).toBeNull();
  expect(() => writeLocal('key', 'text')).not.toThrow();
  expect(tryStorage(forbidden, () => true)).toBeNull();
});

test('what is written can be read, and null removes it', () => {
  const entries = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, text: string) => entries.set(key, text),
    removeItem: (key: string) => entries.delete(key),
  });
  writeLocal('key', 'text');
  expect(readLocal('key')).toBe('text');
  writeLocal('key', null);
  expect(readLocal('key')).toBeNull();
});
