import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAppWindow } from './app-window.ts'
import { provideChromium } from './find-chromium.mjs'

let folder: string
let server: Server
let asked: string[]
let url: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'window-'))
  asked = []
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    // The page tells what stood behind the `#` of its address, which no request carries.
    response.end(
      '<!doctype html><title>Counter</title>' +
        '<script>fetch("/seen?" + location.hash.slice(1))</script>',
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, maxRetries: 5 })
})

/** A browser without a screen, which build machines do not have. */
function program(text: string): string {
  const file = path.join(folder, 'browser.sh')
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o755)
  return file
}
const headless = () => program(`exec '${provideChromium()}' --headless --disable-gpu "$@"`)

describe('the window of a counter in a browser', () => {
  it('opens the page, which gets its token, and closes with the counter', async () => {
    const window = openAppWindow({
      program: headless(),
      url: `${url}/#token=secret`,
      dataDir: folder,
    })
    await expect.poll(() => asked, { timeout: 15_000 }).toContain('/seen?token=secret')
    expect(asked).toContain('/')
    await window.close()
    await window.close()
    expect(await window.closed).toBe(true)
  })

  it('keeps the token out of the arguments, which every user of the machine can read', async () => {
    const [list, ready] = [path.join(folder, 'arguments'), path.join(folder, 'ready')]
    const window = openAppWindow({
      program: program(`printf '%s\\n' "$0" "$@" > '${list}'; : > '${ready}'; exec sleep 60`),
      url: `${url}/#token=secret`,
      dataDir: folder,
    })
    await expect.poll(() => existsSync(ready)).toBe(true)
    const given = readFileSync(list, 'utf8')
    expect(given).toContain('--app=file://')
    expect(given).not.toContain('secret')
    const profile = path.join(folder, 'browser')
    const [entry = '', ...others] = readdirSync(profile)
    expect(others).toEqual([])
    expect(given).toContain(entry)
    expect(statSync(profile).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(profile, entry)).mode & 0o777).toBe(0o600)
    expect(readFileSync(path.join(profile, entry), 'utf8')).toContain('secret')
    await window.close()
    expect(readdirSync(profile)).toEqual([])
  })

  it('says when no window ever opened', async () => {
    const dataDir = folder
    const broken = openAppWindow({ program: program('exit 1'), url, dataDir })
    expect(await broken.closed).toBe(false)
    const missing = openAppWindow({ program: path.join(folder, 'nothing'), url, dataDir })
    expect(await missing.closed).toBe(false)
    await missing.close()
  })
})
