import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ended, firstLine, programs, said } from './testing/programs.ts'

const { run, endAll } = programs('sandbox.ts')
afterEach(() => endAll())

const Account = z.strictObject({ url: z.url(), key: z.string().min(8) })
const Line = z.strictObject({
  autoflexi: Account,
  alsamiflexi: Account,
  flexiloadbd: Account,
  oracle: z.strictObject({ url: z.url() }),
  printer: z.strictObject({ port: z.number() }),
})

/** The first of five ports that nobody has at this moment. */
async function freePorts(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return Math.min(address.port, 65_000)
}

describe('the sandbox run by itself', () => {
  it('says in one line where its providers and the oracle are, and nothing more', async () => {
    const child = run([])
    const { line, more } = await firstLine(child)
    const { flexiloadbd, oracle } = Line.parse(line)
    const headers = { Authorization: `Bearer ${flexiloadbd.key}`, Accept: 'application/json' }
    const balance = await fetch(`${flexiloadbd.url}/balance`, { headers })
    expect(balance.status).toBe(200)
    expect((await fetch(`${oracle.url}/executions`)).status).toBe(200)
    expect(await ended(child, 'SIGTERM')).toBe(0)
    expect(more).toEqual([])
  })

  it('takes five ports in a row from the one it is given', async () => {
    const base = await freePorts()
    const { line } = await firstLine(run(['--port-base', String(base)]))
    const { printer, ...served } = Line.parse(line)
    const { autoflexi, alsamiflexi, flexiloadbd, oracle } = served
    const ports = [autoflexi, alsamiflexi, flexiloadbd, oracle].map(({ url }) => new URL(url).port)
    expect(ports.map(Number)).toEqual([base, base + 1, base + 2, base + 3])
    expect(printer.port).toBe(base + 4)
  })

  it('says so when a port is taken, and ends', async () => {
    const { line } = await firstLine(run([]))
    const { port } = new URL(Line.parse(line).autoflexi.url)
    const second = await said(run(['--port-base', port]))
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.words).toContain('the sandbox did not start')
  })

  it.each<[string, string[]]>([
    ['a port in words', ['--port-base', 'eighty']],
    ['a port that leaves no room for the others', ['--port-base', '65532']],
    ['a word it does not know', ['--fault', 'F3']],
  ])('refuses %s', async (_what, args) => {
    const { code, stdout, words } = await said(run(args))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(words).toContain('usage: sandbox')
  })
})
