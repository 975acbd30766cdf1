import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const running = new Set();
/** Colours and cursor moves, which are useless in a log. */
const CONTROL = /\u001b\[[\d;?]*[A-Za-z]/g;

/** Kills all running processes with their descendants when this process ends. */
function endAll() {
  for (const child of running) {
    try {
      if (process.platform === 'win32') {
        child.kill();
      } else {
        process.kill(-child.pid, 'SIGKILL');
      }
    } catch {
      // The process has ended by itself.
    }
  }
}
process.once('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(1));
}

/**
 * Runs a program without standard input, and resolves with its exit code and output. With `show`,
 * the output is printed immediately instead.
 */
export function run(command, args, { show = false, env, cwd = root, timeout } = {}) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      // A separate process group, so that endAll also reaches the program's browsers.
      detached: process.platform !== 'win32',
      // On Windows, npm is a script, which only a shell runs.
      shell: process.platform === 'win32' && command === 'npm',
    });
    running.add(child);
    const collect = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    let late = false;
    const timer =
      timeout &&
      setTimeout(() => {
        late = true;
        output += `\nStopped after ${timeout / 1000} s: ${command} ${args.join(' ')}\n`;
        try {
          process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
        } catch {
          // The process has ended by itself.
        }
      }, timeout);
    const settle = (code) => {
      clearTimeout(timer);
      running.delete(child);
      done({ code: late ? 1 : code, output: output.replace(CONTROL, '') });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      settle(1);
    });
    child.once('close', (code) => settle(code ?? 1));
  });
}

/** Runs a Node script, or the command of an installed package by the path of its script. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}
