import { delimiter } from 'node:path';

// `npm start` puts its own settings into the environment; left there, they would become pnpm's. Only where packages come from
// and where they are cached is meant for both.
const leaksFromNpm = (name) => /^npm_/i.test(name) && !/^npm_config_(registry|cache|https?_proxy|cafile|userconfig)$/i.test(name);

/**
 * The environment for children: without what npm left in it, and with `folders` as the PATH if given.
 * Windows spells PATH in several ways; exactly one spelling may remain, or the child picks one by chance.
 */
export const preparedEnvironment = (environment, folders) => {
  const clean = {};
  let path = '';
  for (const [name, value] of Object.entries(environment)) {
    if (name.toUpperCase() === 'PATH') path = value;
    else if (name !== 'INIT_CWD' && !leaksFromNpm(name)) clean[name] = value;
  }
  clean.PATH = folders === undefined ? path : folders.join(delimiter);
  clean.TURBO_TELEMETRY_DISABLED ??= '1';
  return clean;
};
