import { describe, expect, it } from 'vitest'
import { readDefault, readJobs, readLook, readNames, readRequest } from './lpstat.ts'

/** As CUPS 2.4.2 says it. */
const look = (state: string, alerts: string, more = '') =>
  `printer POS-58 ${state} Sun Nov 29 17:23:39 2026\n\tForm mounted:\n\tContent types: any\n` +
  `\tPrinter types: unknown\n\tDescription: Roll\n\tAlerts: ${alerts}\n\tLocation: \n` +
  `\tConnection: direct\n${more}`

const idle = 'is idle.  enabled since'
const printing = 'now printing POS-58-3.  enabled since'
const accepting = 'POS-58 accepting requests since Sun Nov 29 17:23:39 2026\n'
const closed = 'POS-58 not accepting requests since Sun Nov 29 17:23:39 2026 -\n\tPaused by Rahim\n'

describe('what lpstat says of a queue', () => {
  it.each([
    ['idle', look(idle, 'none', accepting), null],
    ['printing', look(printing, 'none', accepting), null],
    ['low on paper', look(idle, 'media-low-warning', accepting), null],
    ['nearly away', look(idle, 'offline-report cover-open-warning', accepting), null],
    ['connecting', look(printing, 'connecting-to-device', accepting), null],
    ['out of paper', look(printing, 'media-empty-error', accepting), 'paper-out'],
    ['out of paper, in short', look(idle, 'media-needed', accepting), 'paper-out'],
    ['open', look(idle, 'cover-open-error toner-low-report', accepting), 'cover-open'],
    ['open, and with no paper', look(idle, 'cover-open media-empty-error', accepting), 'paper-out'],
    ['away', look(idle, 'offline-report, offline-error', accepting), 'offline'],
    ['paused', look('disabled since', 'paused', accepting), 'offline'],
    ['stopped with no word why', look('disabled since', 'none', accepting), 'offline'],
    ['closed for jobs', look(idle, 'none', closed), 'offline'],
  ] as const)('that it is %s', (_what, said, why) => {
    expect(readLook('POS-58', said)?.why).toBe(why)
  })

  it('that it has not reached its printer yet', () => {
    const at = (alerts: string) => readLook('POS-58', look(printing, alerts))?.isConnecting
    expect([at('none'), at('connecting-to-device'), at('media-low-warning')]).toEqual([
      false,
      true,
      false,
    ])
  })

  it('nothing, where there is none of that name', () => {
    expect(readLook('POS-58', '')).toBeNull()
    expect(readLook('POS', look(idle, 'none', accepting))).toBeNull()
  })
})

describe('what the programs of CUPS say besides', () => {
  it('which queues there are, and which is the usual one', () => {
    expect(readNames('POS-58\nদোকান_১\n')).toEqual(['POS-58', 'দোকান_১'])
    expect(readNames('')).toEqual([])
    expect(readDefault('system default destination: POS-58\n')).toBe('POS-58')
    expect(readDefault('no system default destination\n')).toBeNull()
  })

  it('which jobs are not through, also in a queue with a name in Bangla', () => {
    const jobs =
      'POS-58-3                root              1024   Sun Nov 29 17:23:54 2026\n' +
      '%E0%A6%A6%E0%A7%8B-12   রহিম-7            1024   Sun Nov 29 17:23:55 2026\n'
    expect(readJobs(jobs)).toEqual([3, 12])
    expect(readJobs('')).toEqual([])
  })

  it('under which number a job is kept', () => {
    expect(readRequest('request id is POS-58-12 (0 file(s))\n')).toBe(12)
    expect(readRequest('request id is দোকান_১-3 (0 file(s))\n')).toBe(3)
    expect(readRequest('')).toBeNull()
  })
})
