import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../core/system-clock.ts'
import { PrinterAway } from '../link.ts'
import { Cups } from './cups.ts'

const open = new AbortController().signal
const LOOK = `printf 'printer POS-58 is idle.  enabled since now\\n\\tAlerts: none\\n'`
const STUCK = `printf 'printer POS-58 now printing POS-58-7.\\n\\tAlerts: media-empty\\n'`
const REQUEST = `read slip; printf 'request id is POS-58-7 (0 file(s))\\n'`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cups-programs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** One of CUPS' programs, and what it does; it notes what it was asked. */
function program(name: string, does: string): void {
  const text = `#!/bin/sh\necho "${name} $*" >> ${folder}/asked\n${does}\n`
  writeFileSync(path.join(folder, name), text, { mode: 0o755 })
}
/** `lpstat` for the queue itself, and for its jobs. */
function lpstat(look: string, jobs = ''): void {
  program('lpstat', `case "$1" in -o) ${jobs || ':'} ;; *) ${look} ;; esac`)
}
function asked(): string[] {
  const notes = path.join(folder, 'asked')
  return existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []
}

const cups = (patience_ms = 20_000, job_ms = 0) =>
  new Cups(
    systemClock(),
    { PATH: folder },
    { look_ms: patience_ms, print_ms: patience_ms, job_ms, between_ms: 1 },
  )

async function ending(from: Cups, name = 'POS-58') {
  try {
    const line = await from.link(name).open(open)
    await line.send(Uint8Array.of(1, 2, 10))
    await line.end()
    return 'printed'
  } catch (cause) {
    if (!(cause instanceof PrinterAway)) throw cause
    return { why: cause.why, untouched: cause.untouched }
  }
}

// On Windows no shell would start the stand-ins, and there is no CUPS either.
if (process.platform !== 'win32') {
  describe('a computer whose CUPS cannot be reached', () => {
    it('has no queues where it has no CUPS', async () => {
      expect(await cups().find()).toEqual([])
      expect(await ending(cups())).toEqual({ why: 'not-here', untouched: true })
    })

    it('says that CUPS hangs, and does not wait for it', async () => {
      program('lpstat', 'while :; do :; done')
      expect(await ending(cups(100))).toMatchObject({ why: 'hangs' })
      expect(await cups(100).find()).toEqual([])
    })

    it('tells a queue that is not there from a CUPS that says nothing', async () => {
      lpstat(`echo 'lpstat: Invalid destination name in list "POS-58".' >&2; exit 1`)
      expect(await ending(cups())).toMatchObject({ why: 'gone' })
      lpstat(`echo 'lpstat: Bad file descriptor' >&2; exit 1`)
      expect(await ending(cups())).toMatchObject({ why: 'spooler' })
    })
  })

  describe('a name that is none of a queue', () => {
    it.each(['', '-o raw', 'POS 58', 'POS/58', 'POS"58', "POS'58", 'a,b', 'a#b', 'a\n-o'])(
      'runs nothing: %j',
      async (name) => {
        expect(await ending(cups(), name)).toEqual({ why: 'gone', untouched: true })
        expect(asked()).toEqual([])
      },
    )
  })

  describe('the queues of a computer', () => {
    it('are told with the usual one first, and without the settings of one', async () => {
      const names = `printf 'A4\\nPOS-58/draft\\nPOS-58\\n'`
      program('lpstat', `[ "$1" = -e ] && ${names} || echo 'system default destination: POS-58'`)
      expect(await cups().find()).toEqual([
        { at: { way: 'queue', name: 'POS-58' }, name: 'POS-58', driver: null, isDefault: true },
        { at: { way: 'queue', name: 'A4' }, name: 'A4', driver: null, isDefault: false },
      ])
    })

    it('answer nothing, and take nothing while their printer stands', async () => {
      lpstat(LOOK)
      const line = await cups().link('POS-58').open(open)
      expect([line.answers, await line.ask(Uint8Array.of(1), 1, 1)]).toEqual([false, null])
      lpstat(STUCK)
      expect(await ending(cups())).toEqual({ why: 'paper-out', untouched: true })
    })

    it('are handed nothing by a counter that closes', async () => {
      lpstat(LOOK)
      const closing = new AbortController()
      const line = await cups().link('POS-58').open(closing.signal)
      await line.send(Uint8Array.of(1))
      closing.abort()
      const stopped = { why: 'stopped', untouched: true }
      await expect(line.end()).rejects.toMatchObject(stopped)
      await expect(cups().link('POS-58').open(closing.signal)).rejects.toMatchObject(stopped)
      expect(asked()).toEqual(['lpstat -l -p POS-58 -a POS-58'])
    })

    it('are handed nothing of a slip that is let go', async () => {
      lpstat(LOOK)
      const line = await cups().link('POS-58').open(open)
      await line.send(Uint8Array.of(1))
      line.drop()
      await line.end()
      expect(asked()).toEqual(['lpstat -l -p POS-58 -a POS-58'])
    })
  })

  describe('a job of CUPS', () => {
    it('is watched until it is through', async () => {
      const through = `{ [ -e ${folder}/through ] || echo 'POS-58-7 root'; : > ${folder}/through; }`
      lpstat(LOOK, through)
      program('lp', REQUEST)
      expect(await ending(cups(20_000, 20_000))).toBe('printed')
      expect(asked().filter((words) => words === 'lpstat -o')).toHaveLength(2)
    })

    it('is not through where CUPS does not say so', async () => {
      lpstat(`if [ -e ${folder}/stuck ]; then ${STUCK}; else ${LOOK}; fi`, 'exit 1')
      program('lp', `: > ${folder}/stuck; ${REQUEST}`)
      program('cancel', ':')
      expect(await ending(cups())).toEqual({ why: 'paper-out', untouched: false })
    })

    it('is handed over raw, in one piece', async () => {
      lpstat(LOOK)
      program('lp', REQUEST)
      expect(await ending(cups())).toBe('printed')
      expect(asked()).toEqual([
        'lpstat -l -p POS-58 -a POS-58',
        'lp -d POS-58 -o raw -t FlexiCounter',
        'lpstat -o',
      ])
    })

    it('lets a sale have its turn between two parts of a long paper', async () => {
      lpstat(LOOK)
      const line = await cups().link('POS-58').open(open)
      const turns: string[] = []
      setImmediate(() => turns.push('a sale'))
      await line.send(Uint8Array.of(1))
      turns.push('the next part')
      line.drop()
      expect(turns).toEqual(['a sale', 'the next part'])
    })

    it.each([
      ['lp: Destination "POS-58" is not accepting jobs.', 'offline', true],
      ['lp: Error - The printer or class does not exist.', 'gone', true],
      ['lp: Internal Server Error', 'spooler', false],
    ] as const)('is refused: %s', async (words, why, untouched) => {
      lpstat(LOOK)
      program('lp', `echo '${words}' >&2; exit 1`)
      expect(await ending(cups())).toEqual({ why, untouched })
    })

    it('may be on paper where lp does not come back', async () => {
      lpstat(LOOK)
      program('lp', 'while :; do :; done')
      expect(await ending(cups(300))).toEqual({ why: 'hangs', untouched: false })
    })

    it('is taken, as far as is known, while it waits for others', async () => {
      lpstat(LOOK, `printf 'POS-58-7  root  1024  now\\n'`)
      program('lp', REQUEST)
      expect(await ending(cups())).toBe('printed')
      expect(asked()).not.toContain('cancel 7')
    })

    it('is taken back where its printer is not reached: it would come out by itself', async () => {
      lpstat(STUCK.replace('media-empty', 'connecting-to-device'), `echo 'POS-58-7 root'`)
      program('lp', REQUEST)
      program('cancel', ':')
      expect(await ending(cups())).toEqual({ why: 'offline', untouched: false })
      expect(asked().at(-1)).toBe('cancel 7')
    })

    it('may be on paper where CUPS is gone once it has the job', async () => {
      lpstat(LOOK)
      program('lp', `${REQUEST}; /bin/rm ${folder}/lpstat`)
      expect(await ending(cups())).toEqual({ why: 'not-here', untouched: false })
    })

    it('is taken back where its printer stands', async () => {
      lpstat(`if [ -e ${folder}/stuck ]; then ${STUCK}; else ${LOOK}; fi`, `echo 'POS-58-7 root'`)
      program('lp', `: > ${folder}/stuck; ${REQUEST}`)
      program('cancel', ':')
      expect(await ending(cups())).toEqual({ why: 'paper-out', untouched: false })
      expect(asked().at(-1)).toBe('cancel 7')
    })
  })
}
