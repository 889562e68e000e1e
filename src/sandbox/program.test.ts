import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ask } from './testing/ask.ts'

const script = fileURLToPath(new URL('../../scripts/sandbox.ts', import.meta.url))

function start(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  const told = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => {
    told.out += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    told.err += part.toString()
  })
  const ended = once(child, 'close')
  return { child, told, ended }
}

async function firstLine(run: ReturnType<typeof start>): Promise<string> {
  while (!run.told.out.includes('\n') && run.child.exitCode === null) {
    await Promise.race([once(run.child.stdout, 'data'), run.ended])
  }
  return run.told.out
}

describe('the sandbox as a program', () => {
  it('prints one JSON line, serves, and ends cleanly when told to', async () => {
    const run = start()
    const line = await firstLine(run)
    const account = { url: expect.stringMatching(/^http:/), key: expect.stringMatching(/./) }
    expect(JSON.parse(line)).toEqual({
      autoflexi: account,
      alsamiflexi: account,
      flexiloadbd: account,
      oracle: { url: expect.stringMatching(/^http:/) },
      printer: { port: expect.any(Number) },
    })
    const url = /"oracle":\{"url":"([^"]+)"/.exec(line)?.[1] ?? ''
    expect((await ask(`${url}/executions`)).json()).toEqual([])
    run.child.kill('SIGTERM')
    await run.ended
    expect(run.child.exitCode).toBe(0)
    expect(run.told).toEqual({ out: line, err: '' })
  })

  it('ends when whoever started it lets go of it', async () => {
    const run = start()
    await firstLine(run)
    run.child.stdin.end()
    await run.ended
    expect(run.child.exitCode).toBe(0)
  })

  it.each([[['--port']], [['--port-base', 'x']], [['--port-base', '65532']], [['here']]])(
    'says what it did not understand: %j',
    async (args) => {
      const run = start(...args)
      await run.ended
      expect(run.child.exitCode).toBe(2)
      expect(run.told.out).toBe('')
      expect(run.told.err).toContain('usage: sandbox')
    },
  )
})
