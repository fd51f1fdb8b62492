import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('the defaults are loopback, port 4310, embedded database', () => {
  expect(readConfig({}, {})).toMatchObject({
    ok: true,
    value: { host: '127.0.0.1', port: 4310, holdMs: 10_000, insecure: false },
  });
});

test('S8 beyond loopback needs an explicit flag', () => {
  expect(readConfig({}, { COUNTERSIGN_HOST: '0.0.0.0' })).toMatchObject({
    ok: false,
    message: expect.stringContaining('--insecure'),
  });
  expect(readConfig({ host: '192.168.0.7' }, {})).toMatchObject({ ok: false });
  expect(readConfig({ host: '0.0.0.0', insecure: true }, {})).toMatchObject({ ok: true, value: { insecure: true } });
  expect(readConfig({ host: '::1' }, {})).toMatchObject({ ok: true });
});

test.each([
  [{ COUNTERSIGN_PORT: 'many' }, 'COUNTERSIGN_PORT'],
  [{ COUNTERSIGN_PORT: '70000' }, 'COUNTERSIGN_PORT'],
  [{ COUNTERSIGN_HOLD_MS: '3' }, 'COUNTERSIGN_HOLD_MS'],
  [{ COUNTERSIGN_DATABASE_URL: 'mysql://x' }, 'COUNTERSIGN_DATABASE_URL'],
  [{ COUNTERSIGN_SOCKETS_PER_TOKEN: '6' }, 'COUNTERSIGN_SOCKETS_PER_TOKEN'],
  [{ COUNTERSIGN_TARGET_WAITING: '-1' }, 'COUNTERSIGN_TARGET_WAITING'],
  [{ COUNTERSIGN_TARGET_OLDEST_MS: '0' }, 'COUNTERSIGN_TARGET_OLDEST_MS'],
])('a wrong value is refused by name: %o', (environment, name) => {
  expect(readConfig({}, environment)).toMatchObject({ ok: false, message: expect.stringMatching(new RegExp(`^${name}: `)) });
});

test('flags win over the environment', () => {
  expect(readConfig({ port: '2', data: 'b' }, { COUNTERSIGN_PORT: '1', COUNTERSIGN_DATA: 'a' })).toMatchObject({
    ok: true,
    value: { port: 2, dataFolder: 'b', database: expect.stringContaining('hub.sqlite') },
  });
});

test('B-36 the board measures against 40 waiting, ten minutes and none at risk, unless told otherwise', () => {
  expect(readConfig({}, {})).toMatchObject({ ok: true, value: { targets: { waiting: 40, oldestMs: 600_000, atRisk: 0 } } });
  const environment = { COUNTERSIGN_TARGET_WAITING: '9', COUNTERSIGN_TARGET_OLDEST_MS: '60000', COUNTERSIGN_TARGET_AT_RISK: '3' };
  expect(readConfig({}, environment)).toMatchObject({ value: { targets: { waiting: 9, oldestMs: 60_000, atRisk: 3 } } });
});
