import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { APP_ORIGIN } from './app-origin.ts'
import { type PageRequest, pageFiles } from './page-files.ts'

function served() {
  const built = mkdtempSync(path.join(tmpdir(), 'built-'))
  const page = path.join(built, 'renderer')
  mkdirSync(path.join(page, 'assets'), { recursive: true })
  mkdirSync(path.join(built, 'main'))
  writeFileSync(path.join(page, 'index.html'), '<!doctype html>')
  writeFileSync(path.join(page, 'assets/index-1a2b.js'), 'export {}')
  writeFileSync(path.join(page, 'assets/notes.txt'), 'not of the page')
  writeFileSync(path.join(built, 'main/index.js'), 'the core')
  const serve = pageFiles(page, APP_ORIGIN)
  return (where: string, more: Partial<PageRequest> = {}) =>
    serve({ url: `${APP_ORIGIN}${where}`, method: 'GET', ...more })
}

describe('the counter’s own page over its own scheme', () => {
  const ask = served()

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/?language=bn', 'text/html; charset=utf-8'],
  ])('%s is served, with its kind and the page’s policy', async (where, type) => {
    const answer = ask(where)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await answer.text()).not.toBe('')
  })

  it.each([
    ['/nothing.js', 404],
    ['/assets', 404],
    ['/assets/', 404],
    ['/assets/notes.txt', 404],
    ['/../main/index.js', 404],
    ['/%2e%2e/main/index.js', 404],
    ['/..%2fmain%2findex.js', 404],
    ['/..%5cmain%5cindex.js', 404],
    ['/assets/..%2f..%2fmain/index.js', 404],
    ['/%00', 404],
    ['/%', 400],
    ['/%e0%a4%a', 400],
    ['//elsewhere.example/index.html', 404],
  ])('%s is not (%i)', (where, status) => {
    expect(ask(where).status).toBe(status)
  })

  it('says what a file is without the file when only that is asked', async () => {
    const answer = ask('/', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s', (method) => {
    expect(ask('/', { method }).status).toBe(405)
  })

  it('is for the page itself and for the window that opens it', () => {
    expect(ask('/', { initiatorOrigin: APP_ORIGIN }).status).toBe(200)
    expect(ask('/', { initiatorOrigin: null }).status).toBe(200)
    expect(ask('/', { initiatorOrigin: 'http://elsewhere.example' }).status).toBe(403)
    expect(ask('/', { initiatorOrigin: 'null' }).status).toBe(403)
  })

  it('stands under no other name', () => {
    for (const url of [
      'app://counter.evil/',
      'app://evil/',
      'https://counter/',
      'app://counter:1/',
    ]) {
      expect(ask('/', { url }).status).toBe(404)
    }
  })
})
