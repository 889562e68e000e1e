import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { missingForWindows, nativesForWindows } from './for-windows.ts'

const ROOT = path.dirname(import.meta.dirname)

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'dist-'))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('an installer for Windows', () => {
  it('is not made where its natives are not', () => {
    expect(missingForWindows(root)).toEqual(nativesForWindows)
    for (const name of nativesForWindows) {
      mkdirSync(path.join(root, 'node_modules', name), { recursive: true })
    }
    expect(missingForWindows(root)).toEqual([])
  })

  it('looks for packages that the lock knows', () => {
    const Lock = z.object({ packages: z.record(z.string(), z.unknown()) })
    const { packages } = Lock.parse(
      JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')),
    )
    for (const name of nativesForWindows) expect(packages).toHaveProperty([`node_modules/${name}`])
  })
})
