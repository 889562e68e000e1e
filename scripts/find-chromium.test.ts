import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

function find(env: Record<string, string>) {
  const script = path.join(import.meta.dirname, 'find-chromium.mjs')
  return spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  })
}

describe('the browser the tests run in', () => {
  it('is the one CHROMIUM_PATH names', () => {
    const run = find({ CHROMIUM_PATH: process.execPath })
    expect(run).toMatchObject({ status: 0, stdout: `${process.execPath}\n`, stderr: '' })
  })

  it('is not another one when CHROMIUM_PATH names none', () => {
    const run = find({ CHROMIUM_PATH: '/nowhere/chromium' })
    expect(run).toMatchObject({ status: 1, stdout: '' })
    expect(run.stderr).toBe(
      'FlexiCounter: CHROMIUM_PATH says /nowhere/chromium, but no program is there\n',
    )
  })

  it('is found where browsers are usually installed', () => {
    const { status, stdout } = find({})
    expect(status).toBe(0)
    expect(path.isAbsolute(stdout.trim())).toBe(true)
  })
})
