import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A demo city of its own: a process, its address and its folder. */
export interface City {
  /** Address without a slash at the end. */
  readonly url: string;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 180_000;
/** Enough for every page to have something on it; the whole city takes longer to make than the journeys to walk. */
const MATTERS = '300';
const STOPS_WITHIN_MS = 10_000;
const LISTENING = /^listening (http:\/\/\S+?)\/?\s*$/m;

/** Starts the program named by ANXIN_BIN on a free port and waits until it says where it listens; ANXIN_URL names a city that runs already. */
export async function startCity(): Promise<City> {
  const running = process.env['ANXIN_URL'];
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() };
  const program = process.env['ANXIN_BIN'] ?? fileURLToPath(new URL('../../target/debug/anxin', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'anxin-city-'));
  const child = spawn(program, ['demo', '--data-dir', folder, '--port', '0', '--matters', MATTERS], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await listening(child);
    return {
      url,
      stop: async () => {
        await ended(child);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (fault) {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
    throw fault;
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complained = '';
    const fail = (why: string) => reject(new Error(`${why}\n${said}${complained}`));
    const timer = setTimeout(() => fail(`no "listening" line within ${STARTS_WITHIN_MS} ms`), STARTS_WITHIN_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      const url = LISTENING.exec(said)?.[1];
      if (url !== undefined) {
        clearTimeout(timer);
        resolve(url);
      }
    });
    // Read all the time, or the program would stand still on a full pipe; kept for the failure message.
    child.stderr?.on('data', (chunk: Buffer) => {
      complained = (complained + chunk.toString()).slice(-20_000);
    });
    child.once('error', (fault) => {
      clearTimeout(timer);
      fail(`cannot be started: ${fault.message}`);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended before it listened (${signal ?? code})`);
    });
  });
}

/** Asks the process to end; kills it if it does not. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
