import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { asAccount, chooseAccount } from '../../src/platform/database/embedded/account.js';
import { hostEnvironment } from '../../src/platform/database/embedded/host-environment.js';

/** A PostgreSQL server of an operator's own: just made, with no account but its superuser's. */
export class OwnServer {
  readonly port = 5432;

  private constructor(
    private readonly bin: string,
    readonly host: string,
  ) {}

  static start(bin: string, folder: string): OwnServer {
    const server = new OwnServer(bin, folder);
    mkdirSync(folder, { mode: 0o700 });
    const account = chooseAccount(hostEnvironment());
    if (account.dropped) chownSync(folder, account.uid, account.gid);
    const data = join(folder, 'data');
    server.run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '-N']);
    const options = `-k ${folder} -p ${server.port} -c listen_addresses= -c fsync=off`;
    server.run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-o', options, 'start']);
    return server;
  }

  stop(): void {
    this.run('pg_ctl', ['-D', join(this.host, 'data'), '-m', 'immediate', 'stop']);
  }

  /** The URL of a database for an account, over the socket. */
  url(user: string, database = 'watersmeet'): string {
    return `postgres://${user}@/${database}?host=${encodeURIComponent(this.host)}&port=${this.port}`;
  }

  private run(program: string, words: string[]): void {
    const account = chooseAccount(hostEnvironment());
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
    execFileSync(join(this.bin, program), words, {
      cwd: '/',
      env,
      stdio: 'ignore',
      ...asAccount(account),
    });
  }
}
