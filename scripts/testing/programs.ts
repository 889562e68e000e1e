import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

const SCRIPTS = path.dirname(import.meta.dirname)

/** A script of ours run as a program, and every one of them ended when its test is over. */
export interface Programs {
  /** @param how `shell`: as npm starts it, a shell in between that waits and passes nothing on */
  readonly run: (args: readonly string[], how?: { readonly shell: boolean }) => ChildProcess
  readonly endAll: () => Promise<void>
}

/** @param script its file in `scripts/` */
export function programs(script: string): Programs {
  const children: ChildProcess[] = []
  return {
    run(args, how = { shell: false }) {
      const words = [process.execPath, path.join(SCRIPTS, script), ...args]
      const env = { ...process.env }
      delete env['INIT_CWD']
      const [program = '', ...rest] = how.shell
        ? ['sh', '-c', `${words.map((word) => `'${word}'`).join(' ')}; true`]
        : words
      if (how.shell) env['npm_lifecycle_event'] = path.parse(script).name
      const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] })
      children.push(child)
      return child
    },
    async endAll() {
      await Promise.all(children.map((child) => ended(child, 'SIGKILL')))
      children.length = 0
    },
  }
}

/** @returns its exit code; null where a signal ended it */
export async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const closed = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  if (signal) child.kill(signal)
  return await closed
}

/**
 * The one line a program prints, parsed, and afterwards everything else it says on stdout.
 *
 * @throws with what it said on stderr, when it ends without a line
 */
export async function firstLine(child: ChildProcess): Promise<{ line: unknown; more: string[] }> {
  const more: string[] = []
  if (!child.stdout || !child.stderr) throw new Error('no pipes')
  const complaint = text(child.stderr)
  const lines = createInterface({ input: child.stdout })
  const first = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    lines.once('close', () => void complaint.then((words) => reject(new Error(words))))
  })
  lines.on('line', (line) => more.push(line))
  return { line: JSON.parse(first), more }
}

/** A program that ends by itself: what it said on each of the two and its exit code. */
export async function said(
  child: ChildProcess,
): Promise<{ code: number | null; stdout: string; words: string }> {
  if (!child.stdout || !child.stderr) throw new Error('no pipes')
  const [stdout, words, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended(child),
  ])
  return { code, stdout, words }
}
