import { delimiter } from 'node:path';
import { expect, it } from 'vitest';
import { preparedEnvironment } from './environment.mjs';

it('drops what npm left, but keeps where packages come from', () => {
  const environment = preparedEnvironment({
    HOME: '/h',
    INIT_CWD: '/typed/here',
    npm_lifecycle_event: 'start',
    npm_config_user_agent: 'npm',
    npm_config_registry: 'https://packages.example',
    NPM_CONFIG_CACHE: '/c',
  });
  expect(environment).toEqual({
    HOME: '/h',
    npm_config_registry: 'https://packages.example',
    NPM_CONFIG_CACHE: '/c',
    PATH: '',
    TURBO_TELEMETRY_DISABLED: '1',
  });
});

it('leaves one PATH, however it was spelled', () => {
  expect(preparedEnvironment({ Path: '/a' })).toEqual({ PATH: '/a', TURBO_TELEMETRY_DISABLED: '1' });
  expect(preparedEnvironment({ Path: '/a' }, ['/x', '/y']).PATH).toBe(['/x', '/y'].join(delimiter));
});
