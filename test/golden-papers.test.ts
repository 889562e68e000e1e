import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../src/core/system-clock.ts'
import type { HeadDots } from '../src/domain/paper/printer.ts'
import { usualPrinter } from '../src/domain/paper/printer.ts'
import { drawPaper } from '../src/host/printing/draw/draw-paper.ts'
import { createPress } from '../src/host/printing/press.ts'
import { startPrinter, type VirtualPrinter } from '../src/sandbox/printer/printer.ts'
import { differs } from './paper/golden.ts'
import { everyPaper, type NamedPaper } from './paper/papers.ts'

const clock = systemClock()
const press = createPress({
  clock,
  failures: {
    report(_where, cause) {
      throw cause
    },
  },
  draw: drawPaper,
  queueLink: () => null,
  findQueues: () => Promise.resolve([]),
})
const papers = everyPaper()

describe.each([384, 576] as const)('what comes out of a printer of %i dots', (dots) => {
  let printer: VirtualPrinter
  beforeAll(async () => {
    printer = await startPrinter({ clock, dots })
  })
  afterAll(() => printer.stop())

  it.each(papers)('$name', async (named) => {
    expect(await comesOut(printer, dots, named)).toBeNull()
  })
})

/** Through the very bytes a shop's printer gets. */
async function comesOut(
  printer: VirtualPrinter,
  dots: HeadDots,
  { name, paper, stamps }: NamedPaper,
): Promise<string | null> {
  const at = { way: 'network', host: '127.0.0.1', port: printer.port } as const
  const settings = { ...usualPrinter, at, dots, pace: 'fast' } as const
  const order = { paper, stamps, printer: settings, kick: false }
  const [end, job] = await Promise.all([
    press.print(order, () => undefined, new AbortController().signal),
    printer.next(),
  ])
  expect(end).toEqual({ end: 'printed', confirmed: true })
  expect(job.refused).toEqual([])
  expect(job.papers).toHaveLength(1)
  const [only] = job.papers
  return only ? differs(name, only) : 'no paper'
}
