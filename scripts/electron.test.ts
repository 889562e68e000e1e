import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron, provideElectron } from './electron.ts'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'electron of a clone-')))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, content: string): string {
  const whole = path.join(root, file)
  mkdirSync(path.dirname(whole), { recursive: true })
  writeFileSync(whole, content)
  return whole
}

/** What the package's own installer leaves behind. */
function installed(): string {
  write('node_modules/electron/path.txt', 'electron\n')
  return write('node_modules/electron/dist/electron', 'a program')
}

/** Stands for the package's installer. It notes that it was asked. */
function installer(does: string): void {
  write(
    'node_modules/electron/install.js',
    `const { mkdirSync, writeFileSync } = require('node:fs')
     writeFileSync(__dirname + '/asked', '')
     ${does}`,
  )
}
const leavesProgram = `mkdirSync(__dirname + '/dist')
  writeFileSync(__dirname + '/dist/electron', 'a program')
  writeFileSync(__dirname + '/path.txt', 'electron')`
const wasAsked = () => existsSync(path.join(root, 'node_modules/electron/asked'))

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  return address.port
}

/** A place to fetch from that answers, and what is set to have it asked. */
async function mirror() {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const port = portOf(server)
  return {
    env: { ELECTRON_MIRROR: `https://127.0.0.1:${port}/electron/` },
    port,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

describe('the program of Electron', () => {
  it('is where its installer left it', async () => {
    const program = installed()
    expect(findElectron(root, {})).toBe(program)
    expect(await provideElectron(root, { CI: '1' })).toEqual({ program })
  })

  it('is where somebody keeps another copy of it', () => {
    installed()
    const other = path.dirname(write('kept/electron', 'another program'))
    const env = { ELECTRON_OVERRIDE_DIST_PATH: other }
    expect(findElectron(root, env)).toBe(path.join(other, 'electron'))
  })

  it('is not there where nothing was fetched, or what was fetched is gone', () => {
    expect(findElectron(root, {})).toBeNull()
    rmSync(installed())
    expect(findElectron(root, {})).toBeNull()
  })

  it('is fetched where its source answers', async () => {
    installer(leavesProgram)
    const source = await mirror()
    const program = path.join(root, 'node_modules/electron/dist/electron')
    expect(await provideElectron(root, source.env)).toEqual({ program })
    await source.close()
  })

  it('is missing, in words, where the fetch fails', async () => {
    installer('process.exit(1)')
    const source = await mirror()
    const missing = 'Electron is not installed and could not be fetched'
    expect(await provideElectron(root, source.env)).toEqual({ missing })
    expect(wasAsked()).toBe(true)
    await source.close()
  })

  it('is not waited for where its source does not answer', async () => {
    installer(leavesProgram)
    const source = await mirror()
    await source.close()
    const host = `127.0.0.1:${source.port}`
    expect(await provideElectron(root, source.env)).toEqual({
      missing: `Electron is not installed and cannot be fetched: ${host} does not answer`,
    })
    expect(wasAsked()).toBe(false)
  })

  it('is asked for behind a proxy without a knock, which would tell nothing', async () => {
    installer(leavesProgram)
    const source = await mirror()
    await source.close()
    const env = { ...source.env, HTTPS_PROXY: 'http://127.0.0.1:9' }
    expect(await provideElectron(root, env)).toHaveProperty('program')
  })

  it('is never fetched in CI', async () => {
    installer(leavesProgram)
    const missing = 'Electron is not installed, and is not fetched in CI'
    expect(await provideElectron(root, { CI: 'true' })).toEqual({ missing })
    expect(wasAsked()).toBe(false)
  })
})
