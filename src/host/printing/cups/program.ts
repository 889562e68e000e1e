import { spawn } from 'node:child_process'
import process from 'node:process'
import { PrinterAway } from '../link.ts'

/** What a program of CUPS said, to its end. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Errand {
  readonly program: 'lp' | 'lpstat' | 'cancel'
  readonly args: readonly string[]
  readonly patience_ms: number
  readonly input?: Uint8Array
  /** Beside this process's own: which CUPS is spoken to. */
  readonly env?: Readonly<Record<string, string>>
}

/** English words, to be read here, with the names of queues in whatever letters they have. */
const WORDS = { LC_ALL: 'C.UTF-8', LANGUAGE: 'C' }

/**
 * Runs a program of CUPS: no shell, its arguments as they are.
 * @throws PrinterAway `not-here` without CUPS, `hangs` where it takes too long and was ended
 */
export function run({ program, args, patience_ms, input, env }: Errand): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env, ...WORDS },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new PrinterAway('hangs'))
    }, patience_ms)
    child.once('error', (cause) => {
      clearTimeout(timer)
      reject(new PrinterAway('not-here', { cause, untouched: true }))
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code, out, err })
    })
    // One that ends before it has read everything says by its code how it ended.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
