import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { provideChromium } from '../../scripts/find-chromium.mjs'

/** An ordinary Chromium, open to two drivers: the stand-in and the test. */
export interface Chromium {
  readonly endpoint: string
  close(): Promise<void>
}

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--password-store=basic',
  // Electron's pages are told when the other end of a port was closed; Chromium's only with this.
  '--enable-blink-features=MessagePortCloseEvent',
  '--remote-debugging-port=0',
]

async function endpointOf(chromium: ChildProcess): Promise<string> {
  const { stderr } = chromium
  if (stderr === null) throw new Error('Chromium was started without its words')
  const said: string[] = []
  for await (const line of createInterface(stderr)) {
    said.push(line)
    const match = /^DevTools listening on (ws:\S+)$/u.exec(line)
    if (match?.[1] !== undefined) {
      stderr.resume()
      return match[1]
    }
  }
  throw new Error(`Chromium did not start:\n${said.join('\n')}`)
}

/** @param profile where it keeps what its pages store, as Electron does in the user's folder */
export async function startChromium(profile: string): Promise<Chromium> {
  // Chromium's own sandbox does not run as root, as which tests in a container often do.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const program = provideChromium()
  const args = [...FLAGS, ...asRoot, `--user-data-dir=${profile}`, 'about:blank']
  const chromium = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => chromium.once('exit', resolve))
  const endpoint = await endpointOf(chromium)
  return {
    endpoint,
    async close() {
      chromium.kill()
      await ended
    },
  }
}
