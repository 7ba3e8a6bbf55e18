import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A jiffy, in which Linux counts the CPU of processes. */
const MILLISECONDS_A_TICK = 10;

/** CPU that processes have used, in milliseconds; it can be told on Linux only. */
export const canTellCpu = existsSync('/proc/self/stat');

/** Of one process alone. */
export const cpuOf = (pid: number): number => sum(ticksOf(pid).slice(0, 2));

/** Of PostgreSQL: its first process, those that it has started, and those of them that have ended. */
export function cpuOfPostgres(first: number): number {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(name) === first,
  );
  return sum(ticksOf(first)) + children.reduce((all, pid) => all + cpuOf(Number(pid)), 0);
}

/** Memory that a process holds, in MB. */
export function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Number(kilobytes) / 1_024;
}

const sum = (ticks: number[]) => ticks.reduce((all, one) => all + one, 0) * MILLISECONDS_A_TICK;

/** The ticks of a process in user and system mode, and those of its ended children. */
function ticksOf(pid: number): number[] {
  const fields = statOf(pid);
  return fields ? fields.slice(11, 15).map(Number) : [0, 0, 0, 0];
}

const parentOf = (pid: string) => Number(statOf(pid)?.[1] ?? 0);

/** What stands in `stat` behind the name of the program; null for a process that has just ended. */
function statOf(pid: number | string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
