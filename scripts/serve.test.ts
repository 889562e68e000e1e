import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '../src/loopback/client.ts'
import { buildWhatIsStale } from './build.ts'

const SERVE = path.join(import.meta.dirname, 'serve.ts')

let dataDir: string
let children: ChildProcess[]
// A first build takes longer than a test may.
beforeAll(() => void buildWhatIsStale(['renderer']), 120_000)
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'serve-'))
  children = []
})
afterEach(async () => {
  await Promise.all(children.map((child) => ended(child, 'SIGKILL')))
  rmSync(dataDir, { recursive: true })
})

function run(args: string[], how: { shell: boolean } = { shell: false }): ChildProcess {
  const words = [process.execPath, SERVE, ...args]
  const env = { ...process.env }
  delete env['INIT_CWD']
  // As npm starts it: a shell in between, which waits and passes nothing on.
  const [program = '', ...rest] = how.shell
    ? ['sh', '-c', `${words.map((word) => `'${word}'`).join(' ')}; true`]
    : words
  if (how.shell) env['npm_lifecycle_event'] = 'serve'
  const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  return child
}

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const closed = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  if (signal) child.kill(signal)
  return await closed
}

interface Line {
  readonly url: string
  readonly token: string
  readonly pid: number
}

/** The one line, and afterwards everything else that was said on stdout. */
async function listening(child: ChildProcess): Promise<{ line: Line; more: string[] }> {
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

async function refused(child: ChildProcess): Promise<{ code: number | null; words: string }> {
  if (!child.stdout || !child.stderr) throw new Error('no pipes')
  const [out, words, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended(child),
  ])
  expect(out).toBe('')
  return { code, words }
}

describe('a counter served to scripts', () => {
  it('says where it is in one line, and nothing more', async () => {
    const child = run(['--data', dataDir, '--practice'])
    const { line, more } = await listening(child)
    expect(Object.keys(line)).toEqual(['url', 'token', 'pid'])
    expect(line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(line.pid).toBe(child.pid)
    const health = await createClient(line).health.get()
    expect(health.books).toBe('practice')
    expect((await fetch(line.url)).status).toBe(200)
    expect(await ended(child, 'SIGTERM')).toBe(0)
    expect(more).toEqual([])
  })

  it('has the real books unless practice is asked for, and neither changes', async () => {
    const { line } = await listening(run(['--data', dataDir]))
    const client = createClient(line)
    expect((await client.health.get()).books).toBe('real')
    await expect(client.books.use({ books: 'practice' })).rejects.toMatchObject({
      code: 'NOT_HERE',
    })
    expect(readdirSync(dataDir).toSorted()).toEqual(['logs', 'real'])
  })

  it('has the same books again after it was ended', async () => {
    const first = run(['--data', dataDir, '--practice'])
    const before = createClient((await listening(first)).line)
    await before.settings.save({ shopName: 'Bismillah Telecom' })
    expect(await ended(first, 'SIGINT')).toBe(0)
    const again = createClient((await listening(run(['--data', dataDir, '--practice']))).line)
    expect((await again.settings.get()).shopName).toBe('Bismillah Telecom')
  })

  it('takes the port it is given', async () => {
    const first = run(['--data', dataDir, '--practice'])
    const { port } = new URL((await listening(first)).line.url)
    await ended(first, 'SIGTERM')
    const { line } = await listening(run(['--data', dataDir, '--practice', '--port', port]))
    expect(line.url).toBe(`http://127.0.0.1:${port}`)
  })

  it('refuses books that are open in another counter', async () => {
    await listening(run(['--data', dataDir]))
    const second = await refused(run(['--data', dataDir]))
    expect(second.code).toBe(1)
    expect(second.words).toContain('already open on this computer')
  })

  it('refuses a port of another program and leaves the books free', async () => {
    const { line } = await listening(run(['--data', dataDir, '--practice']))
    const { port } = new URL(line.url)
    const second = await refused(run(['--data', dataDir, '--port', port]))
    expect(second).toMatchObject({ code: 1 })
    expect(second.words).toContain('taken by another program')
    expect((await listening(run(['--data', dataDir]))).line.url).not.toBe(line.url)
  })

  it('ends when the npm that started it is gone', async () => {
    const shell = run(['--data', dataDir], { shell: true })
    const { line } = await listening(shell)
    expect(line.pid).not.toBe(shell.pid)
    await ended(shell, 'SIGKILL')
    const alive = () => {
      try {
        return process.kill(line.pid, 0)
      } catch (cause) {
        if (cause instanceof Error) return false
        throw cause
      }
    }
    await expect.poll(alive, { timeout: 10_000 }).toBe(false)
  })
})

describe('a command line that means nothing to the counter', () => {
  it.each<[string, string[]]>([
    ['no folder', []],
    ['an empty folder', ['--data', '']],
    ['a port that is none', ['--data', 'x', '--port', '70000']],
    ['a port in words', ['--data', 'x', '--port', 'eighty']],
    ['a link that would sell', ['--data', 'x', 'pos://resend?id=1']],
    ['a switch for debugging', ['--data', 'x', '--remote-debugging-port=9222']],
  ])('is refused: %s', async (_what, args) => {
    const { code, words } = await refused(run(args))
    expect(code).toBe(2)
    expect(words).toContain('usage: serve')
  })
})
