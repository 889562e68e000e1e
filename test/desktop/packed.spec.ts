import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { ROOT } from './desktop.ts'
import { expect, test } from './fixture.ts'

/**
 * `npm run dist` up to the installer itself: the builder packs the program around a stand-in for
 * Electron's Windows program, so nothing is downloaded. What needs Windows' own tools (names and
 * icon inside the program, the installer) is left to the workflow.
 */
test.describe.configure({ timeout: 180_000 })

const Package = z.object({ scripts: z.object({ dist: z.string() }) })
const [, DIST = ''] = Package.parse(
  JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')),
).scripts.dist.split('&& electron-builder ')

/** What Electron's program says of itself before the builder sets it, one sign a fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = '101001110'

/** The builder's own libraries; the project itself has no use for them. */
const builderRequire = createRequire(
  createRequire(import.meta.url).resolve('electron-builder/package.json'),
)
const appBuilderRequire = createRequire(builderRequire.resolve('app-builder-lib'))

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'packed-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A Windows program that does nothing, with everything in it that the builder looks for. */
function standInProgram(): Uint8Array {
  const { NtExecutable, NtExecutableResource, Resource } = appBuilderRequire('resedit')
  const program = NtExecutable.createEmpty()
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES.length])])
  const bin = new Uint8Array(Buffer.concat([wire, Buffer.from(FUSES)])).buffer
  resources.entries.push({ type: 10, id: 1, lang: 1033, codepage: 1200, bin })
  resources.outputResource(program)
  return new Uint8Array(program.generate())
}

function standInElectron(): string {
  const electron = path.join(folder, 'electron')
  mkdirSync(path.join(electron, 'resources'), { recursive: true })
  mkdirSync(path.join(electron, 'locales'))
  writeFileSync(path.join(electron, 'electron.exe'), standInProgram())
  for (const language of ['bn', 'en-US', 'fr']) {
    writeFileSync(path.join(electron, `locales/${language}.pak`), '')
  }
  return electron
}

/**
 * The natives, by their packages. npm installs those of the machine alone: `npm run dist` refuses
 * to make an installer where these are not all there.
 */
const natives = [
  { from: 'better-sqlite3', file: 'prebuilds/win32-x64.node' },
  { from: '@koromix/koffi-win32-x64', file: 'win32_x64/koffi.node' },
  { from: '@napi-rs/canvas-win32-x64-msvc', file: 'skia.win32-x64-msvc.node' },
].filter(({ from }) => existsSync(path.join(ROOT, 'node_modules', from)))

/** Runs the builder as `npm run dist` does, as far as it goes here. */
function pack(...more: string[]): { ok: boolean; said: string; resources: string } {
  const output = path.join(folder, 'dist')
  const here = [
    '--dir',
    '--x64',
    `-c.electronDist=${standInElectron()}`,
    `-c.directories.output=${output}`,
    '-c.win.signAndEditExecutable=false',
  ]
  const cli = builderRequire.resolve('./cli.js')
  const args = [cli, ...DIST.split(' '), ...here, ...more]
  const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  const resources = path.join(output, 'win-unpacked/resources')
  return { ok: run.status === 0, said: run.stdout + run.stderr, resources }
}

/** The names of all files in the archive, as they lie in it. */
function namesIn(archive: string): string[] {
  const { listPackage } = appBuilderRequire('@electron/asar')
  const names: string[] = z.array(z.string()).parse(listPackage(archive, { isPack: false }))
  return names.map((name) => name.replaceAll('\\', '/').slice(1))
}

test('the packed counter has all it needs to run on Windows, and nothing else', () => {
  expect(DIST).toBe('--win --publish never')
  const { ok, said, resources } = pack()
  expect(ok, said).toBe(true)
  const names = namesIn(path.join(resources, 'app.asar'))
  expect(names).toEqual(
    expect.arrayContaining([
      'package.json',
      'out/main/index.js',
      'out/main/migrations/0001-books.sql',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'node_modules/better-sqlite3/lib/index.js',
    ]),
  )
  const page = readFileSync(path.join(ROOT, 'out/renderer/index.html'), 'utf8')
  const asked = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/gu)].map(([, name]) => name)
  expect(asked.length).toBeGreaterThan(2)
  for (const name of asked) expect(names).toContain(`out/renderer/${name}`)
  const binaries = natives.map(({ from, file }) => `node_modules/${from}/${file}`)
  expect(names.filter((name) => name.endsWith('.node')).toSorted()).toEqual(binaries.toSorted())
  for (const native of binaries) {
    expect(existsSync(path.join(resources, 'app.asar.unpacked', native)), native).toBe(true)
  }
  // What Skia reads from beside its binary, past the archive.
  for (const name of names.filter((name) => name.endsWith('/icudtl.dat'))) {
    expect(existsSync(path.join(resources, 'app.asar.unpacked', name)), name).toBe(true)
  }
  const packages = names.flatMap((name) => {
    return /^node_modules\/(?<name>(?:@[^/]+\/)?[^/@]+)$/u.exec(name)?.groups?.['name'] ?? []
  })
  expect(packages.toSorted()).toEqual(
    [
      ...natives.map(({ from }) => from),
      '@fontsource-variable/noto-sans-bengali',
      '@napi-rs/canvas',
      'koffi',
    ].toSorted(),
  )
  expect(
    names.filter((name) => name.endsWith('.woff2') && name.startsWith('node_modules')),
  ).toEqual(
    ['bengali', 'latin-ext', 'latin'].map(
      (part) =>
        'node_modules/@fontsource-variable/noto-sans-bengali/files/' +
        `noto-sans-bengali-${part}-wght-normal.woff2`,
    ),
  )
  expect(names.filter((name) => /^(?:src|test|scripts|docs)\b|\.(?:ts|map)$/u.test(name))).toEqual(
    [],
  )
  const program = readFileSync(path.join(resources, '../FlexiCounter.exe'), 'latin1')
  expect(readdirSync(path.join(resources, '../locales'))).toEqual(['bn.pak', 'en-US.pak'])
  // As it stands in electron-builder.yml, in the order of Electron's wire.
  expect(program.slice(program.indexOf(SENTINEL) + SENTINEL.length + 2)).toMatch(/^01001100/u)
})

test('a word the builder does not know is refused, not passed over', () => {
  const { ok, said } = pack('-c.nsis.oneClik=true')
  expect(ok).toBe(false)
  expect(said).toContain('does not match the API schema')
})
