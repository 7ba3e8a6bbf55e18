import { isAbsolute, join, resolve } from 'node:path';

/** Everything that the environment may say, read once, typed, with every fault reported together. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  metrics: { host: string; port: number } | null;
  database: DatabaseConfig;
  /** Where the embedded database keeps its data; null means the default of `database/embedded`. */
  dataFolder: string | null;
  auditSigningKey: string | null;
  auditPreviousSigningKey: string | null;
  sessionIdleMinutes: number;
  sessionAbsoluteMinutes: number;
  freshSignInMinutes: number;
  introspection: boolean;
  /** Whether the explorer is served, where its packages are installed. */
  explorer: boolean;
  /** What one person may ask of one node in a minute, in the cost that the API tells. */
  costPerMinute: number;
  demo: boolean;
  logLevel: string;
  trustProxyHops: number;
  /** Where ClamAV's daemon listens; null means that documents are not scanned. */
  clamdAddress: string | null;
}

export interface DatabaseConfig {
  /** The service's connection; null starts the embedded PostgreSQL. */
  serviceUrl: string | null;
  ownerUrl: string | null;
  auditorUrl: string | null;
  poolSize: number;
}

/** The package's root, from `dist/src/platform/config` or `src/platform/config` alike. */
export const PROJECT_FOLDER = projectFolder();

function projectFolder(): string {
  const here = import.meta.dirname;
  const up = here.includes(`${join('dist', 'src')}`) ? '../../../..' : '../../..';
  return join(here, up);
}

/** A path as it was typed: npm runs scripts in the package's folder, and notes where it was called. */
export function asTyped(path: string, env: Environment = process.env): string {
  const { npm_lifecycle_event: byNpm, INIT_CWD: calledIn } = env;
  return resolve(byNpm && calledIn ? calledIn : '', path);
}

/** Whether npm started this process: it then ends with that npm. */
export const startedByNpm = (env: Environment = process.env): boolean =>
  env.npm_lifecycle_event !== undefined;

export class ConfigFault extends Error {}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
type Environment = Record<string, string | undefined>;

/**
 * The environment of this process, and beside it what `.env` says in the folder in which it was started. What
 * is set, if only to nothing, leads over the file.
 */
function environment(): Environment {
  try {
    process.loadEnvFile();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw new ConfigFault(`The file .env cannot be read: ${message}.`);
  }
  return process.env;
}

/** Reads the environment; throws one ConfigFault that names every fault. */
export function readConfig(env: Environment = environment()): Config {
  const read = new Reader(env);
  const production =
    read.oneOf('NODE_ENV', ['production', 'development', 'test'], 'development') === 'production';
  const metricsPort = read.optionalPort('METRICS_PORT');
  const config: Config = {
    production,
    host: read.text('HOST', '127.0.0.1'),
    port: read.whole('PORT', 3000, 0, 65_535),
    metrics:
      metricsPort === null
        ? null
        : { host: read.text('METRICS_HOST', '127.0.0.1'), port: metricsPort },
    database: readDatabase(read),
    dataFolder: read.folder('WATERSMEET_DATA'),
    auditSigningKey: read.optional('AUDIT_SIGNING_KEY'),
    auditPreviousSigningKey: read.optional('AUDIT_PREVIOUS_SIGNING_KEY'),
    // That a session is used is noted once a minute: one of a minute would end while it is used.
    sessionIdleMinutes: read.whole('SESSION_IDLE_MINUTES', 30, 2, 1_440),
    sessionAbsoluteMinutes: read.whole('SESSION_ABSOLUTE_MINUTES', 720, 1, 1_440),
    freshSignInMinutes: read.whole('FRESH_SIGN_IN_MINUTES', 15, 1, 60),
    introspection: read.flag('GRAPHQL_INTROSPECTION', true),
    explorer: read.flag('EXPLORER', !production),
    costPerMinute: read.whole('COST_PER_MINUTE', 60_000, 3_000, 2_000_000_000),
    demo: read.flag('DEMO', !production),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    trustProxyHops: read.whole('TRUST_PROXY_HOPS', 0, 0, 5),
    clamdAddress: read.matching(
      'CLAMD_ADDRESS',
      /^(\/.+|.+:\d{1,5})$/,
      'host:port, or the path of its socket',
    ),
  };
  refuseInProduction(config, read);
  read.finish();
  return config;
}

function readDatabase(read: Reader): DatabaseConfig {
  return {
    serviceUrl: read.postgresUrl('DATABASE_URL'),
    ownerUrl: read.postgresUrl('OWNER_DATABASE_URL'),
    auditorUrl: read.postgresUrl('AUDITOR_DATABASE_URL'),
    poolSize: read.whole('DATABASE_POOL', 20, 2, 200),
  };
}

function refuseInProduction(config: Config, read: Reader): void {
  if (!config.production) return;
  if (!config.auditSigningKey) {
    read.fault(
      'AUDIT_SIGNING_KEY',
      'is needed in production: give an Ed25519 private key, as PKCS8 in PEM or base64',
    );
  }
  if (config.demo)
    read.fault(
      'DEMO',
      'must be false in production: the demonstration has passwords that everybody knows',
    );
}

/** The password of a database's URL; null when there is none, undefined when it cannot be read. */
export function passwordIn(url: string): string | null | undefined {
  try {
    // Without a host it is a socket, which the standard's URLs do not know.
    return decodeURIComponent(new URL(url.replace('@/', '@socket/')).password) || null;
  } catch {
    return undefined;
  }
}

class Reader {
  private readonly faults: string[] = [];
  constructor(private readonly env: Environment) {}

  fault(name: string, because: string): void {
    this.faults.push(`${name} ${because}`);
  }

  optional(name: string): string | null {
    const value = this.env[name]?.trim();
    return value ? value : null;
  }

  text(name: string, otherwise: string): string {
    return this.optional(name) ?? otherwise;
  }

  whole(name: string, otherwise: number, least: number, most: number): number {
    const text = this.optional(name);
    if (text === null) return otherwise;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.fault(name, `must be a whole number from ${least} to ${most}, not "${text}"`);
    return otherwise;
  }

  optionalPort(name: string): number | null {
    return this.optional(name) === null ? null : this.whole(name, 0, 0, 65_535);
  }

  flag(name: string, otherwise: boolean): boolean {
    return this.oneOf(name, ['true', 'false'], String(otherwise)) === 'true';
  }

  oneOf(name: string, allowed: readonly string[], otherwise: string): string {
    const text = this.optional(name);
    if (text === null) return otherwise;
    if (allowed.includes(text)) return text;
    this.fault(name, `must be one of ${allowed.join(', ')}, not "${text}"`);
    return otherwise;
  }

  folder(name: string): string | null {
    const text = this.optional(name);
    if (text !== null && !isAbsolute(text))
      this.fault(name, 'must be the full path of a folder, beginning with /');
    return text;
  }

  matching(name: string, pattern: RegExp, form: string): string | null {
    const text = this.optional(name);
    if (text !== null && !pattern.test(text)) this.fault(name, `must be ${form}, not "${text}"`);
    return text;
  }

  postgresUrl(name: string): string | null {
    const text = this.optional(name);
    if (text !== null && !/^postgres(ql)?:\/\//.test(text)) {
      this.fault(name, 'must start with postgres:// or postgresql://');
    } else if (text !== null && passwordIn(text) === undefined) {
      this.fault(
        name,
        'is not a URL that can be read: in its password write % as %25, @ as %40 and / as %2F',
      );
    }
    return text;
  }

  finish(): void {
    if (this.faults.length > 0) {
      throw new ConfigFault(
        `These environment variables must be corrected:\n- ${this.faults.join('\n- ')}\n.env.example explains each.`,
      );
    }
  }
}
