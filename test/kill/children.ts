import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Programs of ours that still run. None outlives whoever started it, whatever goes wrong. */
const running = new Set<ChildProcess>()

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** How a program came to its end. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The last of what it said on stderr. */
  readonly words: string
}

export interface Child {
  readonly pid: number
  readonly stdio: ChildProcess['stdio']
  readonly ended: Promise<Ending>
  isRunning(): boolean
  signal(name: NodeJS.Signals): void
  /** The first line of its stdout. @throws with its last words where it ends without one */
  firstLine(within_ms: number): Promise<string>
}

const MOST_WORDS = 4_000

/** Starts a program that is ended with this one at the latest. */
export function start(program: string, args: readonly string[], options: SpawnOptions): Child {
  const child = spawn(program, args, options)
  running.add(child)
  let words = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString('utf8')).slice(-MOST_WORDS)
  })
  const ended = new Promise<Ending>((resolve) => {
    const over = (code: number | null, signal: NodeJS.Signals | null) => {
      running.delete(child)
      resolve({ code, signal, words })
    }
    child.once('error', (cause) => {
      words += cause.message
      over(1, null)
    })
    child.once('close', over)
  })
  return {
    pid: child.pid ?? 0,
    stdio: child.stdio,
    ended,
    isRunning: () => running.has(child) && child.exitCode === null && child.signalCode === null,
    signal: (name) => void child.kill(name),
    firstLine: (within_ms) => firstLine(child.stdout, ended, within_ms),
  }
}

async function firstLine(
  stdout: Readable | null,
  ended: Promise<Ending>,
  within_ms: number,
): Promise<string> {
  if (!stdout) throw new Error('the program was started without its words')
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('the program says nothing')), within_ms)
  const lines = createInterface(stdout)
  const line = new Promise<string>((resolve) => lines.once('line', resolve))
  const silent = ended.then(({ words, code, signal }): never => {
    throw new EndedEarly(`ended without a word: ${words || `${code} ${signal}`}`)
  })
  try {
    return await Promise.race([line, silent, late.promise])
  } finally {
    clearTimeout(timer)
    lines.close()
    stdout.resume()
  }
}

/** A program that ended before it said its line. */
export class EndedEarly extends Error {
  override readonly name = 'EndedEarly'
}
