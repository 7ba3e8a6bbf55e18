import { describe, expect, it } from '@jest/globals';
import { asTyped, readConfig } from './config.js';

describe('the environment', () => {
  it('has a default for everything outside production', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      metrics: null,
      demo: true,
      freshSignInMinutes: 15,
    });
    expect(config.database).toEqual({
      serviceUrl: null,
      ownerUrl: null,
      auditorUrl: null,
      poolSize: 20,
    });
  });

  it('reports every fault together, by name', () => {
    const faulty = { PORT: 'abc', DATABASE_URL: 'mysql://x', DEMO: 'perhaps' };
    expect(() => readConfig(faulty)).toThrow(
      [
        'These environment variables must be corrected:',
        '- PORT must be a whole number from 0 to 65535, not "abc"',
        '- DATABASE_URL must start with postgres:// or postgresql://',
        '- DEMO must be one of true, false, not "perhaps"',
        '.env.example explains each.',
      ].join('\n'),
    );
  });

  it('does not start in production without a signing key, nor with the demo', () => {
    expect(() => readConfig({ NODE_ENV: 'production', DEMO: 'true' })).toThrow(
      /AUDIT_SIGNING_KEY is needed in production.*\n- DEMO must be false in production/,
    );
    expect(readConfig({ NODE_ENV: 'production', AUDIT_SIGNING_KEY: 'k' }).demo).toBe(false);
  });
});

describe('a path that is typed', () => {
  it.each([
    [
      'to npm, from where npm was called',
      { npm_lifecycle_event: 'verify', INIT_CWD: '/home/a' },
      '/home/a/b.json',
    ],
    ['to node itself, from here', { INIT_CWD: '/home/a' }, `${process.cwd()}/b.json`],
    [
      'to an npm that does not say where',
      { npm_lifecycle_event: 'verify' },
      `${process.cwd()}/b.json`,
    ],
  ])('goes, %s', (_how, env, path) => {
    expect(asTyped('b.json', env)).toBe(path);
    expect(asTyped('/b.json', env)).toBe('/b.json');
  });
});
