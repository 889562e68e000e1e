import { type ChildProcess, spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'clone of a shop-'))
  mkdirSync(path.join(root, 'scripts'))
  copyFileSync(path.join(import.meta.dirname, 'ready.mjs'), path.join(root, 'scripts', 'ready.mjs'))
  lockTo('box')
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, content: unknown): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), JSON.stringify(content))
}

/** Locks the clone to packages that lie in it, so that npm needs no network for them. */
function lockTo(...boxes: string[]): void {
  const dependencies = Object.fromEntries(boxes.map((box) => [box, `file:${box}`]))
  const packages: Record<string, unknown> = {
    '': { name: 'clone', version: '1.0.0', dependencies },
  }
  for (const box of boxes) {
    write(`${box}/package.json`, { name: box, version: '1.0.0' })
    packages[box] = { version: '1.0.0' }
    packages[`node_modules/${box}`] = { resolved: box, link: true }
  }
  lock(dependencies, packages)
}

/** As the project does: one of its packages is the Node that everything else runs on. */
function lockToNode(): void {
  const dependencies = { node: 'file:node' }
  const node = { version: '1.0.0', bin: { node: 'node.js' } }
  write('node/package.json', { name: 'node', ...node })
  writeFileSync(path.join(root, 'node', 'node.js'), '#!/bin/sh\n')
  const packages = { node, 'node_modules/node': { resolved: 'node', link: true } }
  lock(dependencies, { '': { name: 'clone', version: '1.0.0', dependencies }, ...packages })
}

/** Locks the clone to a package of a registry that is not there. */
function lockToNowhere(): void {
  const dependencies = { box: '1.0.0' }
  lock(dependencies, {
    '': { name: 'clone', version: '1.0.0', dependencies },
    'node_modules/box': {
      version: '1.0.0',
      resolved: 'http://127.0.0.1:9/box/-/box-1.0.0.tgz',
      integrity: `sha512-${'A'.repeat(86)}==`,
    },
  })
}

function lock(dependencies: object, packages: object): void {
  const name = { name: 'clone', version: '1.0.0' }
  write('package.json', { ...name, dependencies })
  write('package-lock.json', { ...name, lockfileVersion: 3, requires: true, packages })
}

async function ready(env: NodeJS.ProcessEnv = {}, node = process.execPath) {
  const child: ChildProcess = spawn(
    node,
    [path.join(root, 'scripts', 'ready.mjs')],
    // Without npm's own variables, as somebody who starts it by hand.
    { env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } },
  )
  const [stdout, stderr, code] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    new Promise<number | null>((resolve) => {
      child.once('close', resolve)
    }),
  ])
  return { stdout, stderr, code }
}

/** This Node, and every other one on the path: whoever clones the project may have an older one. */
function nodesHere(): string[] {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const found = folders.map((folder) => path.join(folder, file)).filter((node) => existsSync(node))
  return [...new Set([process.execPath, ...found.map((node) => realpathSync(node))])]
}

const installs = (stderr: string) => stderr.split('installing the packages').length - 1

describe('a fresh clone', () => {
  it('installs its packages, and says so where it disturbs nobody', async () => {
    const run = await ready()
    expect(run).toMatchObject({ code: 0, stdout: '' })
    expect(installs(run.stderr)).toBe(1)
    expect(existsSync(path.join(root, 'node_modules', 'box', 'package.json'))).toBe(true)
  })

  it.each(nodesHere())('that brings its own Node is made ready by %s', async (node) => {
    lockToNode()
    const run = await ready({}, node)
    expect(run).toMatchObject({ code: 0, stdout: '' })
    expect(installs(run.stderr)).toBe(1)
    expect(await ready({}, node)).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('says nothing and does nothing the second time', async () => {
    await ready()
    expect(await ready()).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('installs once when two windows start at the same time', async () => {
    const runs = await Promise.all([ready(), ready(), ready()])
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(runs.reduce((sum, { stderr }) => sum + installs(stderr), 0)).toBe(1)
    expect(readdirSync(path.join(root, 'out'))).toEqual([])
  })

  it('is not held up by an install that was killed', async () => {
    mkdirSync(path.join(root, 'out'))
    // No process has this number: Linux ends at 2^22, Windows counts in fours.
    writeFileSync(path.join(root, 'out', 'installing.lock'), '99999999')
    expect((await ready()).code).toBe(0)
  })
})

describe('a clone whose packages changed', () => {
  it('installs again when the lock is another', async () => {
    await ready()
    lockTo('box', 'crate')
    expect(installs((await ready()).stderr)).toBe(1)
  })

  it('installs again when the packages were thrown away', async () => {
    await ready()
    rmSync(path.join(root, 'node_modules'), { recursive: true })
    expect(installs((await ready()).stderr)).toBe(1)
  })

  it('does not install again what somebody installed by hand from the same lock', async () => {
    await ready()
    rmSync(path.join(root, 'node_modules', '.flexicounter-ready'))
    expect(await ready()).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('installs again when the record of what is there was cut off', async () => {
    await ready()
    rmSync(path.join(root, 'node_modules', '.flexicounter-ready'))
    const record = path.join(root, 'node_modules', '.package-lock.json')
    writeFileSync(record, readFileSync(record, 'utf8').slice(0, 40))
    expect(installs((await ready()).stderr)).toBe(1)
  })
})

describe('a clone that cannot install', () => {
  it('says what to do and fails', async () => {
    lockToNowhere()
    const run = await ready({ npm_config_fetch_retries: '0', npm_config_cache: `${root}/cache` })
    expect(run.code).toBe(1)
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain('Check the internet connection')
    expect(run.stderr).not.toContain('NotReady')
  })

  it('says so when the lock is missing', async () => {
    rmSync(path.join(root, 'package-lock.json'))
    const run = await ready()
    expect(run.code).toBe(1)
    expect(run.stderr).toBe('FlexiCounter: package-lock.json is missing: clone the project again\n')
  })
})
