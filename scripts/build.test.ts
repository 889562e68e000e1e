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
  for (const place of ['domain', 'contract', 'core', 'main', 'preload', 'renderer', 'loopback']) {
    write(`src/${place}/index.ts`, place)
  }
  write('electron.vite.config.ts', '')
  write('package.json', '{}')
  // Stands for the builders: makes the files they make and counts how often each was asked.
  const makes = (parts: string) => `
    import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
    const parts = ${parts}
    for (const part of parts) {
      mkdirSync('out/' + part, { recursive: true })
      for (const name of ['index.js', 'index.cjs', 'index.html', 'host.js']) {
        writeFileSync('out/' + part + '/' + name, '')
      }
    }
    appendFileSync('asked', parts.join('+') + '\\n')
  `
  write('node_modules/electron-vite/package.json', '{"type":"module"}')
  const whole = makes('["main", "preload", "renderer"]')
  write('node_modules/electron-vite/bin/electron-vite.js', whole)
  write('scripts/build-served.ts', makes('process.argv.slice(2)'))
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
    expect(asked()).toEqual(['main+preload+renderer', 'loopback'])
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

  it('is of what is served only the part that is stale', () => {
    buildWhatIsStale(['renderer', 'loopback'], root)
    write('src/loopback/index.ts', 'other')
    buildWhatIsStale(['renderer', 'loopback'], root)
    write('src/domain/index.ts', 'other')
    buildWhatIsStale(['renderer', 'loopback'], root)
    expect(asked()).toEqual(['renderer+loopback', 'loopback', 'renderer+loopback'])
  })

  it.each(['', 'cut'])('is built again when its stamp says no more than “%s”', (words) => {
    buildWhatIsStale(['renderer'], root)
    write('out/renderer.stamp', words)
    expect(buildWhatIsStale(['renderer'], root)).toBe(true)
  })

  it('is built again when it is gone', () => {
    buildWhatIsStale(undefined, root)
    rmSync(path.join(root, 'out', 'main', 'index.js'))
    expect(buildWhatIsStale(undefined, root)).toBe(true)
  })

  it('has no stamp where a build was cut off: the sources of before are built again', () => {
    buildWhatIsStale(['renderer'], root)
    const before = readFileSync(path.join(root, 'src/renderer/index.ts'), 'utf8')
    const builder = readFileSync(path.join(root, 'scripts/build-served.ts'), 'utf8')
    write('scripts/build-served.ts', 'process.exit(1)')
    write('src/renderer/index.ts', 'newer')
    expect(() => buildWhatIsStale(['renderer'], root)).toThrow('the build failed')
    write('src/renderer/index.ts', before)
    write('scripts/build-served.ts', builder)
    expect(buildWhatIsStale(['renderer'], root)).toBe(true)
  })

  it('is built again next time when it failed, with the builder’s own words', () => {
    write('scripts/build-served.ts', 'throw new Error("no such module")')
    expect(() => buildWhatIsStale(['renderer'], root)).toThrow('no such module')
    write('scripts/build-served.ts', 'process.exit(1)')
    expect(() => buildWhatIsStale(['renderer'], root)).toThrow('the build failed')
  })
})
