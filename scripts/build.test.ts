import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildWhatIsStale } from './build.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sources-'))
  for (const place of ['domain', 'contract', 'core', 'main', 'preload', 'renderer']) {
    write(`src/${place}/index.ts`, place)
  }
  write('electron.vite.config.ts', '')
  write('package.json', '{}')
  // Stands for the builders: makes the files they make and counts how often each was asked.
  const makes = (parts: string[]) => `
    import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
    for (const part of ${JSON.stringify(parts)}) {
      mkdirSync('out/' + part, { recursive: true })
      for (const name of ['index.js', 'index.cjs', 'index.html']) {
        writeFileSync('out/' + part + '/' + name, '')
      }
    }
    appendFileSync('asked', ${JSON.stringify(`${parts.join('+')}\n`)})
  `
  write('node_modules/electron-vite/package.json', '{"type":"module"}')
  const whole = makes(['main', 'preload', 'renderer'])
  write('node_modules/electron-vite/bin/electron-vite.js', whole)
  write('scripts/build-page.ts', makes(['renderer']))
  write('package.json', '{"type":"module"}')
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), content)
}
const asked = () =>
  existsSync(path.join(root, 'asked'))
    ? readFileSync(path.join(root, 'asked'), 'utf8').trim().split('\n')
    : []

describe('what is built', () => {
  it('is built once and then left alone', () => {
    expect(buildWhatIsStale(undefined, root)).toBe(true)
    expect(buildWhatIsStale(undefined, root)).toBe(false)
    expect(asked()).toEqual(['main+preload+renderer'])
  })

  it.each(['src/core/index.ts', 'src/renderer/new-screen.tsx', 'electron.vite.config.ts'])(
    'is built again when %s changed',
    (file) => {
      buildWhatIsStale(undefined, root)
      write(file, 'other')
      expect(buildWhatIsStale(undefined, root)).toBe(true)
    },
  )

  it('is left alone when a source was touched but says the same', () => {
    buildWhatIsStale(undefined, root)
    utimesSync(path.join(root, 'src/core/index.ts'), 1, 1)
    expect(buildWhatIsStale(undefined, root)).toBe(false)
  })

  it('is left alone when only a test changed', () => {
    buildWhatIsStale(undefined, root)
    write('src/core/index.test.ts', 'a test')
    expect(buildWhatIsStale(undefined, root)).toBe(false)
  })

  it('is the page alone for a host that needs nothing else', () => {
    expect(buildWhatIsStale(['renderer'], root)).toBe(true)
    write('src/core/index.ts', 'other')
    expect(buildWhatIsStale(['renderer'], root)).toBe(false)
    expect(asked()).toEqual(['renderer'])
    expect(buildWhatIsStale(undefined, root)).toBe(true)
  })

  it('is built again when it is gone', () => {
    buildWhatIsStale(undefined, root)
    rmSync(path.join(root, 'out', 'main', 'index.js'))
    expect(buildWhatIsStale(undefined, root)).toBe(true)
  })

  it('is built again next time when it failed, with the builder’s own words', () => {
    write('scripts/build-page.ts', 'throw new Error("no such module")')
    expect(() => buildWhatIsStale(['renderer'], root)).toThrow('no such module')
    write('scripts/build-page.ts', 'process.exit(1)')
    expect(() => buildWhatIsStale(['renderer'], root)).toThrow('the build failed')
  })
})
