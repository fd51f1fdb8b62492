import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { resetFake } from '../../test/electron-fake.ts';
import { DEFAULT_SETTINGS } from '../platform/settings.ts';
import { openSettingsStore } from './settings-store.ts';

vi.mock('electron', () => import('../../test/electron-fake.ts'));

let directory: string;
const lines: string[] = [];
const open = () => openSettingsStore(directory, { now: () => 1_700_000_000_000, log: (line) => lines.push(line) });
const file = () => path.join(directory, 'preferences.json');
const kept = () => readFileSync(path.join(directory, 'preferences.kept-1700000000000.json'), 'utf8');

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'settings-'));
  lines.length = 0;
  resetFake(directory);
});

describe('E-12 preferences', () => {
  it('are the defaults at first and outlive the program', () => {
    const store = open();
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    store.write({ theme: 'dark' });
    store.writeBounds({ x: 1, y: 2, width: 900, height: 700 });
    expect(open().read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(open().readBounds()).toEqual({ x: 1, y: 2, width: 900, height: 700 });
    expect(open().notice).toBeUndefined();
  });

  it.each(['{"version":1,"settings":', '', 'null\0', '\ufffd'])(
    'start anew when the file holds %j, and keep the file',
    (content) => {
      writeFileSync(file(), content);
      const store = open();
      expect(store.read()).toEqual(DEFAULT_SETTINGS);
      expect(store.notice).toContain('could not be read');
      expect(kept()).toBe(content);
      store.write({ density: 'compact' });
      expect(open().read().density).toBe('compact');
      expect(open().notice).toBeUndefined();
    },
  );

  it('keep a file of another version untouched under another name', () => {
    const content = JSON.stringify({ version: 2, settings: { theme: 'dark' } });
    writeFileSync(file(), content);
    const store = open();
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.notice).toContain('another version');
    expect(JSON.parse(kept())).toEqual(JSON.parse(content));
  });

  it('fall back field by field', () => {
    writeFileSync(
      file(),
      JSON.stringify({ version: 1, settings: { theme: 'purple', density: 'compact', extra: 1 }, window: { x: 'a' } }),
    );
    expect(open().read()).toEqual({ ...DEFAULT_SETTINGS, density: 'compact' });
    expect(open().readBounds()).toBeUndefined();
  });

  it('live in memory when the folder cannot be used, and say so', () => {
    writeFileSync(path.join(directory, 'blocked'), '');
    const store = openSettingsStore(path.join(directory, 'blocked'), { now: () => 1, log: (line) => lines.push(line) });
    expect(store.write({ theme: 'dark' }).theme).toBe('dark');
    expect(store.read().theme).toBe('dark');
    expect(lines.length + (store.notice === undefined ? 0 : 1)).toBeGreaterThan(0);
    expect(readdirSync(directory)).toEqual(['blocked']);
  });
});
