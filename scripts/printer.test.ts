import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ended, programs, said } from './testing/programs.ts'

const { run, endAll } = programs('printer.ts')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papers-test-'))
})
afterEach(async () => {
  await endAll()
  rmSync(folder, { recursive: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const Job = z.object({ papers: z.array(z.string()), kicks: z.array(z.object({ pin: z.number() })) })

describe('a printer that is none, run by itself', () => {
  it('says where it listens, and keeps each paper as a picture', async () => {
    const port = await freePort()
    const child = run(['--port', String(port), '--into', folder])
    if (!child.stdout) throw new Error('no pipe')
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const line = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value))
    expect(await line()).toEqual({ port, into: folder })

    connect(port, '127.0.0.1').end('RECHARGE TK 50\n\x1dV\x01\x1bp\x00\x32\x64', 'latin1')
    const { papers, kicks } = Job.parse(await line())
    expect(kicks).toMatchObject([{ pin: 2 }])
    expect(papers).toEqual([path.join(folder, 'job-1-paper-1.png')])
    expect(
      readFileSync(papers[0] ?? '')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(await ended(child, 'SIGTERM')).toBe(0)
  })

  it('says so where its port is taken, and ends', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const { code, words } = await said(run(['--port', String(address.port), '--into', folder]))
    server.close()
    expect(code).toBe(1)
    expect(words).toContain('the printer did not start')
  })

  it.each<[string, string[]]>([
    ['a port in words', ['--port', 'eighty']],
    ['a head nobody has', ['--dots', '400']],
    ['a word it does not know', ['--colour']],
  ])('refuses %s', async (_what, args) => {
    const { code, stdout, words } = await said(run(args))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(words).toContain('usage: printer')
    expect(existsSync(folder)).toBe(true)
  })
})
