import type { Mutant } from './mutants.ts'

const caller = 'src/core/providers/caller.ts'
const attempt = 'src/core/sales/attempt.ts'
const guards = 'src/core/sales/guards.ts'
const dispatch = 'src/core/sales/dispatch.ts'

const sendsAgain = (when: string): string => `let answer = await connection.exchange(request)
    if (${when}) {
      const other = await transport.connect(base, closing)
      if (other.kind === 'connected') answer = await other.exchange(request)
    }`

/** Bugs on the way out. */
export const sending: readonly Mutant[] = [
  {
    name: 'commits after it sent',
    patches: [
      {
        file: attempt,
        find: `if (!goOnWire(sale, opened)) return 'over'
    const answer = await answerOf(opened)`,
        replace: `const answer = await answerOf(opened)
    if (!goOnWire(sale, opened)) return 'over'`,
      },
    ],
  },
  {
    name: 'sends again after a timeout',
    patches: [
      {
        file: caller,
        find: 'const answer = await connection.exchange(request)',
        replace: sendsAgain(`answer.kind === 'broken' && answer.why === 'timeout'`),
      },
    ],
  },
  {
    name: 'sends again after a reset',
    patches: [
      {
        file: caller,
        find: 'const answer = await connection.exchange(request)',
        replace: sendsAgain(`answer.kind === 'broken' && answer.why === 'connection-lost'`),
      },
    ],
  },
  {
    name: 'sends again after a 5xx',
    patches: [
      {
        file: caller,
        find: 'const answer = await connection.exchange(request)',
        replace: sendsAgain(`answer.kind === 'answered' && answer.status >= 500`),
      },
    ],
  },
  {
    name: 'follows redirects',
    patches: [
      {
        file: caller,
        find: 'const answer = await connection.exchange(request)',
        replace: sendsAgain(`answer.kind === 'answered' && answer.status >= 300
      && answer.status < 400`),
      },
    ],
  },
  {
    name: 'sends although the disk refused the commit',
    patches: [
      {
        file: attempt,
        find: 'committed = commit(sale, opened.requestHash)',
        replace: `try { committed = commit(sale, opened.requestHash) } catch { committed = true }`,
      },
    ],
  },
  {
    name: 'opens two lanes to autoflexi',
    patches: [
      {
        file: 'src/core/sales/lane-policy.ts',
        find: `(provider) => provider === 'autoflexi' || doubt(provider).sales > 0`,
        replace: '(provider) => doubt(provider).sales > 0',
      },
    ],
  },
  {
    name: 'sells on however much is in doubt',
    patches: [
      {
        file: 'src/core/sales/lane-policy.ts',
        find: `if (sales >= DOUBTS_MAX[provider] || amount_e4 >= DOUBTED_MAX_e4) return 'in-doubt'`,
        replace: `if (sales > 1000 && amount_e4 >= DOUBTED_MAX_e4) return 'in-doubt'`,
      },
    ],
  },
  {
    name: 'does not read the wallet before a sale through autoflexi',
    patches: [
      {
        file: guards,
        find: `const isEvidence = provider === 'autoflexi'`,
        replace: 'const isEvidence = false',
      },
      {
        file: guards,
        find: `if (provider !== 'autoflexi') return true`,
        replace: 'if (provider.length > 0) return true',
      },
    ],
  },
  {
    name: 'sends drafts when it starts',
    patches: [
      {
        file: 'src/core/core.ts',
        find: 'settlement.start()\n',
        replace: `settlement.start()
      const drafts = db.read("SELECT * FROM sale WHERE state = 'created'")
      for (const draft of drafts.all()) dispatch.send(draft as never)\n`,
      },
    ],
  },
  {
    name: 'sends what waited when the machine wakes up',
    patches: [
      {
        file: dispatch,
        find: '() => mine === round && awake()',
        replace: '() => mine === mine || awake()',
      },
      { file: dispatch, find: 'left_ms <= 0) return', replace: 'left_ms <= -1e12) return' },
      {
        file: guards,
        find: 'clock.monotonic() >= giveUpAt_ms',
        replace: 'clock.monotonic() >= giveUpAt_ms + 1e12',
      },
      {
        file: dispatch,
        find: `    lanes.letGo()
    limits.letGo()
    pauses.cut()
  }`,
        replace: '  }',
      },
    ],
  },
  {
    name: 'makes references from the clock alone',
    patches: [
      {
        file: 'src/core/sales/reference.ts',
        find: "const share = () => present(random(1)[0], 'a random byte') / 256",
        replace: 'const share = () => 0.5',
      },
      {
        file: 'src/core/sales/reference.ts',
        find: 'ulid(Math.max(1, Math.round(now_ms)), share)',
        replace: 'ulid(Math.max(1, Math.round(now_ms / 3600000)), share)',
      },
    ],
  },
  {
    name: 'loses the leading zero of a number',
    patches: [
      {
        file: 'src/core/providers/autoflexi/client.ts',
        find: 'number: order.number,',
        replace: 'number: Number(order.number),',
      },
    ],
  },
  {
    name: 'sends the operator’s code of another provider',
    patches: [
      {
        file: 'src/core/providers/alsamiflexi/client.ts',
        find: 'operator_id: Number(listed.providerCode),',
        replace: 'operator_id: order.operator,',
      },
    ],
  },
  {
    name: 'sells what is doubted of alsamiflexi’s list',
    patches: [
      {
        file: 'src/core/catalogue/directory.ts',
        find: `row?.standing === 'listed'`,
        replace: `row && row.standing !== 'absent'`,
      },
    ],
    faults: ['F39', 'F18'],
  },
  {
    name: 'takes other words under the same id',
    patches: [
      {
        file: 'src/core/sales/words.ts',
        find: 'const said = [...words, ...paid, through,',
        replace: 'const said = [...words, through,',
      },
    ],
  },
  {
    name: 'tries again what is still in doubt',
    patches: [
      {
        file: 'src/core/sales/submit.ts',
        find: `= ['failed', 'reversed', 'cancelled']`,
        replace: `= ['failed', 'reversed', 'cancelled', 'in-doubt']`,
      },
      {
        file: 'src/core/sales/submit.ts',
        find: '(replacedBy({ retry_of: id })[0] ?? moved)',
        replace: 'moved',
      },
    ],
  },
  {
    name: 'sends a retry although the sale before it came after all',
    patches: [
      {
        file: guards,
        find: `if (replacedBy(sale).length > 0) return 'replaced-open'`,
        replace: '',
      },
      {
        file: 'src/core/sales/submit.ts',
        find: `if (replaced) return problem({ why: 'wrong-state', ...standingOf(replaced) })`,
        replace: '',
      },
      {
        file: 'src/core/sales/submit.ts',
        find: '(replacedBy({ retry_of: id })[0] ?? moved)',
        replace: 'moved',
      },
    ],
    faults: ['F10', 'F24'],
  },
  {
    name: 'tries again twice for one failure',
    patches: [
      {
        file: 'src/core/sales/submit.ts',
        find: `if (standing) return problem({`,
        replace: `if (standing === before) return problem({`,
      },
    ],
  },
  {
    name: 'sells the same again while the first is in doubt',
    patches: [
      {
        file: 'src/core/sales/submit.ts',
        find: 'if (twin && (twin.isUnsettled || intent.twinSeen !== twin.id)) {',
        replace: 'if (twin && !twin.isUnsettled && intent.twinSeen !== twin.id) {',
      },
      {
        file: guards,
        find: "if (twins.bars(sale)) return 'twin-open'\n",
        replace: '\n',
      },
      {
        file: 'src/core/sales/submit.ts',
        find: 'if (barring) return barring\n',
        replace: '\n',
      },
      {
        file: guards,
        find: "return passed && passed.id !== command.twinSeen ? 'twin-sold' : null",
        replace: 'return null',
      },
    ],
  },
  {
    name: 'sells the same again unasked while the first is under way',
    faults: ['F12'],
    patches: [
      {
        file: 'src/core/sales/twin.ts',
        find: "(sale.state IN ('on-wire', 'accepted')",
        replace: '(0',
      },
    ],
  },
  {
    name: 'asks about no twin from before a power cut where the clock was set',
    faults: ['F24', 'F26', 'F28', 'F30', 'G5'],
    patches: [{ file: 'src/core/sales/twin.ts', find: 'MADE_LAST : 0', replace: '0 : 0' }],
  },
  {
    name: 'books a top-up twice',
    patches: [
      {
        file: 'src/core/wallets/top-ups.ts',
        find: 'if (before) {',
        replace: 'if (before && amount_e4 < 0) {',
      },
      {
        file: 'src/core/wallets/top-ups.ts',
        find: `if (booked) return problem({ why: 'slip-used', booked: SlipBooked.parse(booked) })`,
        replace: '',
      },
    ],
  },
]
