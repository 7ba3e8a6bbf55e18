import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/** Whether the system knows a process of this number, be it one that ended uncollected. */
export function isKnown(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process runs; one that ended and was not yet collected does not. */
export function isAlive(pid: number): boolean {
  return isKnown(pid) && statFields(pid)?.[0] !== 'Z';
}

/** Tells a process from a later one with the same number; empty where the system does not say. */
export function birthOf(pid: number): string {
  return statFields(pid)?.[19] ?? '';
}

/** The folder a process stands in; null when it cannot be told. */
export function standsIn(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** The fields of /proc/PID/stat after the name, which may hold spaces. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
