/** A change to a source file as the counter under test loads it; the file itself stays as it is. */
export interface Patch {
  /** Below the project's folder. */
  readonly file: string
  /** Must stand in the file exactly once. */
  readonly find: string
  readonly replace: string
}

/**
 * Where the counter under test can end itself. What is put in calls `killTest` (armed.ts), which
 * `failpoints.ts` makes known to the whole child; nothing of it is in the shipped code.
 */
const failpoints: readonly Patch[] = [
  {
    file: 'src/core/db/open.ts',
    find: 'const { changes, lastInsertRowid } = statement.run(...parameters)',
    replace: `killTest.changing(sql, parameters)
          const { changes, lastInsertRowid } = statement.run(...parameters)`,
  },
  {
    file: 'src/core/db/open.ts',
    find: `        const value = work()
        ends.push({ value })
        return value
      })`,
    replace: `        killTest.begun()
        const value = work()
        ends.push({ value })
        killTest.beforeCommit((seq) => sqlite
          .prepare('SELECT provider FROM sale WHERE seq = ?').pluck().get(seq))
        return value
      })
      killTest.afterCommit()`,
  },
  {
    file: 'src/core/db/migrate.ts',
    find: 'sqlite.exec(migration.sql)',
    replace: `sqlite.exec(migration.sql); killTest.pass('books: in migration', null)`,
  },
  {
    file: 'src/core/db/new-books.ts',
    find: '    giveName(draft, path)\n',
    replace: `    killTest.pass('books: made', null)
    giveName(draft, path)
    killTest.pass('books: named', null)\n`,
  },
  {
    file: 'src/host/key-file-vault.ts',
    find: 'renameSync(draft, file)',
    replace: `killTest.pass('key file: made', null); renameSync(draft, file)`,
  },
  {
    file: 'src/core/providers/caller.ts',
    find: `const connection = await transport.connect(base, closing)
      if (connection.kind === 'not-sent') return connection`,
    replace: `const connection = await killTest.within('sale', account.provider, () =>
        transport.connect(base, closing))
      if (connection.kind === 'not-sent') return connection
      killTest.pass('connect: done', account.provider)`,
  },
  {
    file: 'src/core/providers/caller.ts',
    find: 'classify(await send(connection, requestOf(path, body)))',
    replace: `classify(await killTest.within('sale', account.provider, () =>
          send(connection, requestOf(path, body))))`,
  },
  {
    file: 'src/core/providers/caller.ts',
    find: 'const answer = await connection.exchange(request, closing)',
    replace: `const answer = await killTest.within('question', account.provider, () =>
      connection.exchange(request, closing))`,
  },
  {
    file: 'src/core/providers/http-node.ts',
    find: 'const socket = tcpConnect({ host: address, port, noDelay: true })',
    replace: `const socket = tcpConnect({ host: address, port, noDelay: true })
  killTest.passSoon('connect: tcp')`,
  },
  {
    file: 'src/core/providers/http-node.ts',
    find: `return opened(stream, 'secureConnect', 'tls', attempt)`,
    replace: `killTest.passSoon('connect: tls')
  return opened(stream, 'secureConnect', 'tls', attempt)`,
  },
  {
    file: 'src/core/providers/http-exchange.ts',
    find: 'const chunks: Buffer[] = []',
    replace: 'const killTestHere = killTest.here(); const chunks: Buffer[] = []',
  },
  {
    file: 'src/core/providers/http-exchange.ts',
    find: 'status = response.statusCode ?? null',
    replace: `killTest.heard(killTestHere, 'headers'); status = response.statusCode ?? null`,
  },
  {
    file: 'src/core/providers/http-exchange.ts',
    find: 'settle(answered(response, Buffer.concat(chunks)))',
    replace: `killTest.heard(killTestHere, 'body')
        settle(answered(response, Buffer.concat(chunks)))`,
  },
  {
    file: 'src/core/providers/http-exchange.ts',
    find: 'sending.end(request.body ?? undefined)',
    replace: 'killTest.write(killTestHere, sending, request.body)',
  },
  {
    file: 'src/host/printing/delivery.ts',
    find: 'await stop.or(line.send(piece.value.bytes))',
    replace: `await stop.or(line.send(piece.value.bytes))
    killTest.pass('paper: half', null)`,
  },
]

/**
 * The counter's time: faster than the machine's, and ahead of it after hours in which the counter
 * was off. Only so do half an hour of waiting and a minute between two answers fit into a test.
 */
const clock: readonly Patch[] = [
  {
    file: 'src/core/system-clock.ts',
    find: 'const monotonic = () => performance.now()',
    replace: 'const monotonic = () => performance.now() * killTest.pace',
  },
  {
    file: 'src/core/system-clock.ts',
    find: 'now: () => Date.now(),',
    replace: 'now: () => killTest.now(),',
  },
  {
    file: 'src/core/system-clock.ts',
    find: 'Math.ceil(due_ms - monotonic())',
    replace: 'Math.ceil((due_ms - monotonic()) / killTest.pace)',
  },
  {
    file: 'src/host/sleep.ts',
    find: 'setInterval(beat, every_ms)',
    replace: 'setInterval(beat, every_ms / killTest.pace)',
  },
]

/** The host is the patched sources, not what was built; nobody looks at the page here. */
const host: readonly Patch[] = [
  {
    file: 'scripts/built-host.ts',
    find: `buildWhatIsStale(SERVED)
  return await import(BUILT.href)`,
    replace: "return await import('../src/loopback/host.ts')",
  },
]

export const patches: readonly Patch[] = [...failpoints, ...clock, ...host]

/**
 * The source with its patches.
 * @throws when one of them does not match exactly once: the code under test has moved away from it
 */
export function patched(file: string, source: string, all: readonly Patch[] = patches): string {
  let text = source.replaceAll('\r\n', '\n')
  for (const patch of all) {
    if (patch.file !== file) continue
    const found = text.split(patch.find).length - 1
    if (found !== 1) {
      throw new Error(`the kill test's patch of ${file} matches ${found} times: ${patch.find}`)
    }
    text = text.replace(patch.find, () => patch.replace)
  }
  return text
}
