import type { Patch } from './patches.ts'

/** A bug that is seeded into the counter under test: a kill test that misses it proves nothing. */
export interface Mutant {
  readonly name: string
  readonly patches: readonly Patch[]
}

export const mutants: readonly Mutant[] = [
  {
    name: 'sends before it commits',
    patches: [
      {
        file: 'src/core/providers/caller.ts',
        find: 'return openedSale(connection, body, async () =>',
        replace: `const early = killTest.within('sale', account.provider, () =>
        send(connection, requestOf(path, body)))
      await early
      return openedSale(connection, body, async () =>`,
      },
      {
        file: 'src/core/providers/caller.ts',
        find: `send(connection, requestOf(path, body))))`,
        replace: 'early))',
      },
    ],
  },
  {
    name: 'sends again when no answer came',
    patches: [
      {
        file: 'src/core/providers/caller.ts',
        find: 'const answer = await connection.exchange(request)',
        replace: `let answer = await connection.exchange(request)
    if (answer.kind === 'broken') {
      const other = await transport.connect(base, closing)
      if (other.kind === 'connected') answer = await other.exchange(request)
    }`,
      },
    ],
  },
  {
    name: 'entries after the commit',
    patches: [
      {
        file: 'src/core/ledger/post.ts',
        find: 'insertEntry.run(rowid, line, account, entry.amount_e4)',
        replace: `db.afterCommit(() => setImmediate(() => db.write(() =>
        insertEntry.run(rowid, line, account, entry.amount_e4))))`,
      },
    ],
  },
  {
    name: 'a crash is a failure',
    patches: [
      {
        file: 'src/core/settlement/settlement.ts',
        find: `{ type: 'unknown', why: 'crash' }`,
        replace: `{ type: 'refused', why: 'other' }`,
      },
    ],
  },
  {
    name: 'a crash leaves a draft on the wire',
    patches: [
      {
        file: 'src/core/settlement/settlement.ts',
        find: `if (sale?.state === 'on-wire') {`,
        replace: `if (sale?.state === 'on-wire' && false) {`,
      },
    ],
  },
  {
    name: 'books are made in their place',
    patches: [
      {
        file: 'src/core/db/open.ts',
        find: `makeBooks(path, (draft) => void connect(draft, 'new').close())`,
        replace: `connect(path, 'new').close()`,
      },
    ],
  },
  {
    name: 'every press is a sale',
    patches: [
      {
        file: 'src/core/sales/submit.ts',
        find: 'const before = rows.byId(intent.id)',
        replace: `if (rows.byId(intent.id)) {
      intent = { ...intent, id: intent.id.slice(0, -4) + String(1000 + Math.random() * 8999 | 0) }
    }
    const before = undefined`,
      },
    ],
  },
  {
    name: 'a start sends what was left',
    patches: [
      {
        file: 'src/core/core.ts',
        find: 'settlement.start()',
        replace: `settlement.start()
      for (const row of db.read("SELECT * FROM sale WHERE state = 'created'").all()) {
        dispatch.send(row)
      }`,
      },
    ],
  },
  {
    name: 'dues are booked as often as they are told',
    patches: [
      {
        file: 'src/core/dues/moves.ts',
        find: 'const before = find.get(id)',
        replace: `const before = find.get('')`,
      },
      {
        file: 'src/core/dues/moves.ts',
        find: 'insert.run({ ...line, id, at_ms,',
        replace: 'insert.run({ ...line, id: `${id} ${transaction_id}`, at_ms,',
      },
    ],
  },
  {
    name: 'a day is summed up after it is closed',
    patches: [
      {
        file: 'src/core/day-close/days.ts',
        find: '      writeTotals(businessDate)\n',
        replace: '',
      },
      {
        file: 'src/core/day-close/days.ts',
        find: '    // Outside of the books too: who rewrites',
        replace: `    db.write(() => writeTotals(businessDate))
    // Outside of the books too: who rewrites`,
      },
    ],
  },
  {
    name: 'a start prints what was under way',
    patches: [
      {
        file: 'src/core/printing/queue.ts',
        find: `why: 'stopped' })
        }
      }),`,
        replace: `why: 'stopped' })
          jobs.move(seq, { state: 'queued' })
          const patience = { isAwake: () => true, isAttended: () => true }
          db.afterCommit(() => turns.take(() => printOnce(seq, patience)))
        }
      }),`,
      },
    ],
  },
  {
    name: 'a crash in mid-print is a failure',
    patches: [
      {
        file: 'src/core/printing/queue.ts',
        find: `state === 'printing' ? 'unknown' : 'failed'`,
        replace: `'failed'`,
      },
    ],
  },
  {
    name: 'prints before it is written down',
    patches: [
      {
        file: 'src/host/printing/delivery.ts',
        find: '  job.begins()\n  course.begun = true\n',
        replace: '',
      },
      {
        file: 'src/host/printing/delivery.ts',
        find: '  if (!said.tells) {',
        replace: `  job.begins()
  course.begun = true
  if (!said.tells) {`,
      },
    ],
  },
  {
    name: 'a drawer opens with every try',
    patches: [
      {
        file: 'src/core/printing/queue.ts',
        find: 'stamps: { practice: isPractice, copy }, printer, kick }',
        replace: `stamps: { practice: isPractice, copy }, printer, kick: job.kick === 1 }`,
      },
    ],
  },
]

/** @throws where there is none of this name */
export function mutantNamed(name: string): Mutant {
  const found = mutants.find((mutant) => mutant.name === name)
  if (!found) throw new Error(`no such mutant: ${name}`)
  return found
}
