import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = path.dirname(import.meta.dirname)
/** All that is edited, and what it is built with. */
const SOURCES = ['src', 'resources', 'scripts', 'package.json', 'electron.vite.config.ts']
/** Seconds on a machine at rest; a busy one builds longer. */
const PATIENCE_ms = 120_000

let clone: string
const children: ChildProcess[] = []
beforeAll(() => {
  clone = realpathSync(mkdtempSync(path.join(tmpdir(), 'clone of a developer-')))
  for (const name of SOURCES) {
    const filter = (from: string) => !/\.test\.tsx?$/u.test(from)
    cpSync(path.join(ROOT, name), path.join(clone, name), { recursive: true, filter })
  }
  mkdirSync(path.join(clone, 'node_modules'))
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    // What the build keeps for itself lies in a folder with a dot; this clone has its own.
    if (name === 'electron' || name.startsWith('.')) continue
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(clone, 'node_modules', name))
  }
}, PATIENCE_ms)
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'close')
  }
}, PATIENCE_ms)
afterAll(() => rmSync(clone, { recursive: true, maxRetries: 5 }))

/** Stands for Electron's program: says that it was started, and ends with the code it is told. */
function standIn(): void {
  const folder = path.join(clone, 'node_modules/electron')
  mkdirSync(path.join(folder, 'dist'), { recursive: true })
  writeFileSync(path.join(folder, 'path.txt'), 'electron')
  const program = `#!${process.execPath}
    const told = { page: process.env.ELECTRON_RENDERER_URL, args: process.argv.slice(2) }
    fetch(process.env.STAND_IN_TELLS, { method: 'POST', body: JSON.stringify(told) })
      .then((answer) => answer.text())
      .then((code) => process.exit(Number(code)))`
  writeFileSync(path.join(folder, 'dist/electron'), program, { mode: 0o755 })
}

const Told = z.object({ page: z.string(), args: z.array(z.string()) })
type Told = z.infer<typeof Told>

interface Started extends Told {
  /** Ends the stand-in with this code. */
  readonly end: (code: number) => void
  /** It was ended from outside. */
  readonly gone: Promise<unknown>
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  return address.port
}

/** Hears of every start of the stand-in, in its order. */
async function listen(): Promise<{ next: () => Promise<Started>; server: Server; url: string }> {
  const heard: Started[] = []
  const hear = async (request: IncomingMessage, answer: ServerResponse) => {
    const told = Told.parse(JSON.parse(await text(request)))
    const end = (code: number) => void answer.end(String(code))
    heard.push({ ...told, end, gone: once(answer, 'close') })
    server.emit('heard')
  }
  const server = createServer((request, answer) => void hear(request, answer))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  const next = async (): Promise<Started> => {
    if (heard.length === 0) await once(server, 'heard')
    const [first] = heard.splice(0, 1)
    if (!first) throw new Error('nothing was started')
    return first
  }
  return { next, server, url: `http://127.0.0.1:${port}/` }
}

function dev(env: Record<string, string>): ChildProcess {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [path.join(clone, 'scripts/dev.ts')], {
    cwd: clone,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  return child
}

/** As an open page is: told of every change. */
async function follow(page: string): Promise<{ told: (what: string) => Promise<void> }> {
  const client = await (await fetch(`${page}/@vite/client`)).text()
  const token = /wsToken = "([^"]+)"/u.exec(client)?.[1] ?? ''
  const socket = new WebSocket(`${page.replace('http', 'ws')}/?token=${token}`, 'vite-hmr')
  const messages: string[] = []
  socket.addEventListener('message', ({ data }) => messages.push(String(data)))
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  return {
    told: (what) =>
      expect.poll(() => messages.join('\n'), { timeout: PATIENCE_ms }).toContain(what),
  }
}

const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []

// On Windows a script cannot stand for a program.
if (process.platform !== 'win32') {
  describe('npm run dev', { timeout: PATIENCE_ms }, () => {
    it('says what there is instead where Electron is missing', async () => {
      const running = dev({ CI: '1' })
      const [said, [code]] = await Promise.all([
        running.stderr ? text(running.stderr) : '',
        once(running, 'close'),
      ])
      expect(code).toBe(1)
      expect(said).toBe(
        'FlexiCounter: Electron is not installed, and is not fetched in CI. Without it there is ' +
          'no reload: npm start builds what changed and opens the counter in a browser.\n',
      )
    })

    it('serves the page, loads anew what is edited, and ends with its window', async () => {
      standIn()
      const { next, server, url } = await listen()
      const running = dev({ STAND_IN_TELLS: url })
      const ended = once(running, 'close')
      const first = await next()
      expect(first.args).toEqual(['.', ...asRoot])
      const html = await (await fetch(first.page)).text()
      expect(html).toContain('/@vite/client')
      expect(html).toContain('main.tsx')
      const screen = '/shell/Keyless.tsx'
      expect(await (await fetch(`${first.page}${screen}`)).text()).toContain('NoCore')
      const page = await follow(first.page)
      appendFileSync(path.join(clone, 'src/renderer', screen), '\nexport const edited = true\n')
      await page.told(screen)
      // What the window is made of is built anew, and the window opened again.
      appendFileSync(path.join(clone, 'src/main/index.ts'), '\nconsole.log("edited")\n')
      const second = await next()
      await first.gone
      expect(second.page).toBe(first.page)
      second.end(3)
      expect(await ended).toEqual([3, null])
      server.close()
    })

    it('leaves nothing running when it is ended from outside', async () => {
      standIn()
      const { next, server, url } = await listen()
      const running = dev({ STAND_IN_TELLS: url })
      const ended = once(running, 'close')
      const started = await next()
      running.kill('SIGTERM')
      await Promise.all([ended, started.gone])
      await expect(fetch(started.page)).rejects.toThrow('fetch failed')
      server.close()
    })
  })
}
