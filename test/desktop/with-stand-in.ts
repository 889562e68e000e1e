import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type Chromium, startChromium } from './chromium.ts'
import { type Desktop, type DesktopOptions, exitOf, ROOT } from './desktop.ts'

const LAUNCH = path.join(import.meta.dirname, 'stand-in/launch.ts')
const PAGE = 'http://counter.localhost/'

type Answer = { id: number; json?: string; failure?: string }

function launch(browser: Chromium, options: DesktopOptions): ChildProcess {
  const main = path.join(options.built, 'main/index.js')
  const args = [LAUNCH, main, `--data=${options.folder}`, ...(options.args ?? [])]
  return spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      ...options.env,
      STAND_IN_BROWSER: browser.endpoint,
      STAND_IN_PACKAGED: options.packaged === true ? '1' : '0',
    },
  })
}

function hear(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      words += String(chunk)
    })
  }
  return () => words
}

/** Asks main to run a function, and waits for its answer. */
function asker(child: ChildProcess): Desktop['inMain'] {
  const waiting = new Map<number, (answer: Answer) => void>()
  let next = 1
  child.once('exit', (code) => {
    for (const [id, answer] of waiting) answer({ id, failure: `it ended with ${code}` })
  })
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  return (run, words) => {
    const id = next++
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ json, failure }) => {
        if (json !== undefined) resolve(JSON.parse(json))
        else reject(new Error(`in main: ${failure}`))
      })
      child.send({ id, source: String(run), words })
    })
  }
}

async function pageOf(
  browser: Browser,
  child: ChildProcess,
  said: () => string,
  { folder }: DesktopOptions,
): Promise<Page> {
  const log = () => {
    const file = path.join(folder, 'logs/desktop.log')
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }

  const [context] = browser.contexts()
  if (context === undefined) throw new Error('Chromium has no window to show pages in')
  const isOurs = (page: Page) => page.url().startsWith(PAGE)
  const there = context.pages().find(isOurs)
  if (there !== undefined) return there
  const found = new Promise<Page>((resolve) => {
    const look = (page: Page) => {
      page.on('framenavigated', () => {
        if (isOurs(page)) resolve(page)
      })
      if (isOurs(page)) resolve(page)
    }
    context.on('page', look)
    context.pages().forEach(look)
  })
  const ended = exitOf(child).then((code) => {
    throw new Error(`main ended with ${code} before its window was there:\n${said()}${log()}`)
  })
  return Promise.race([found, ended])
}

/** Starts the built counter in Node, with pages of a Chromium for windows. */
export async function openWithStandIn(options: DesktopOptions): Promise<Desktop> {
  const program = await startChromium(path.join(options.folder, 'desktop/Chromium'))
  const child = launch(program, options)
  const said = hear(child)
  const browser = await chromium.connectOverCDP(program.endpoint)
  const kill = async () => {
    child.kill('SIGKILL')
    await exitOf(child)
    await browser.close()
    await program.close()
  }
  let killed: Promise<void> | null = null
  const end = () => {
    killed ??= kill()
    return killed
  }
  try {
    const page = await pageOf(browser, child, said, options)
    await page.waitForLoadState()
    return {
      kind: 'stand-in',
      page,
      inMain: asker(child),
      startAgain: (args) => exitOf(launch(program, { ...options, args })),
      said,
      ended: exitOf(child),
      end,
    }
  } catch (cause) {
    await end()
    throw cause
  }
}

export async function watchStandInEnd(
  options: DesktopOptions,
): Promise<{ code: number | null; said: string }> {
  const program = await startChromium(path.join(options.folder, 'desktop/no-page'))
  const child = launch(program, options)
  const said = hear(child)
  const code = await exitOf(child)
  await program.close()
  return { code, said: said() }
}
