import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const running = new Set();
/** Colours and cursor moves, which a log does not need. */
const CONTROL = /\u001b\[[\d;?]*[A-Za-z]/g;

/** Ends what is still running when this process ends, children of children included. */
function endAll() {
  for (const child of running) {
    try {
      if (process.platform === 'win32') {
        child.kill();
      } else {
        process.kill(-child.pid, 'SIGKILL');
      }
    } catch {
      // It has ended by itself.
    }
  }
}
process.once('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(1));
}

/**
 * Runs a program without standard input, and resolves with its exit code and what it printed.
 * With `show`, the output is printed as it comes instead.
 */
export function run(command, args, { show = false, env, cwd = root, timeout } = {}) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      // A group of its own, so that endAll reaches the browsers that it starts.
      detached: process.platform !== 'win32',
      // Only npm is a script there, and only a shell runs it.
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
          // It has ended by itself.
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
