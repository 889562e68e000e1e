import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Press, PrintEnd } from '../../../core/printing/press.ts'
import { type ManualClock, manualClock } from '../../../core/testing/manual-clock.ts'
import type { Paper } from '../../../domain/paper/paper.ts'
import { type PrinterSettings, usualPrinter } from '../../../domain/paper/printer.ts'
import type { PrinterConditions } from '../../../sandbox/printer/conditions.ts'
import { startPrinter, type VirtualPrinter } from '../../../sandbox/printer/printer.ts'
import { createPress, type PressParts } from '../press.ts'
import { drawingOf, picture } from './drawings.ts'

export const slip: Paper = {
  language: 'bn',
  name: 'receipt',
  blocks: [{ is: 'rule' }],
  plain: ['SALE 1A2B3C', 'BDT 500.00'],
}

/** A slip of usual length: 12 cm. */
export const SLIP_rows = 961

export interface Printed {
  readonly end: PrintEnd
  /** How often `begins` was called. */
  readonly begun: number
}

export interface ShopPress {
  readonly clock: ManualClock
  readonly printer: VirtualPrinter
  readonly press: Press
  readonly settings: (changed?: Partial<PrinterSettings>) => PrinterSettings
  /** Prints a slip, and lets time pass until its end is known. */
  print(changed?: Partial<PrinterSettings>, kick?: boolean): Promise<Printed>
  /** Lets time pass until it settles. */
  wait<Value>(work: Promise<Value>): Promise<Value>
}

/** A press, and a printer on the loopback address that is as the test says. */
export async function shopPress(
  conditions: Partial<PrinterConditions> = {},
  parts: Partial<PressParts> = {},
): Promise<ShopPress> {
  const clock = manualClock()
  const printer = await startPrinter({ clock, conditions })
  onTestFinished(() => printer.stop())
  const press = pressOn(clock, parts)
  const settings = (changed: Partial<PrinterSettings> = {}): PrinterSettings => ({
    ...usualPrinter,
    at: { way: 'network', host: '127.0.0.1', port: printer.port },
    ...changed,
  })
  return {
    clock,
    printer,
    press,
    settings,
    wait: (work) => passing(clock, work),
    async print(changed, kick = false) {
      let begun = 0
      const begins = () => {
        begun += 1
      }
      const order = { paper: slip, stamps: FIRST, printer: settings(changed), kick }
      const end = await passing(clock, press.print(order, begins, new AbortController().signal))
      return { end, begun }
    },
  }
}

export const FIRST = { practice: false, copy: null }

export function pressOn(clock: ManualClock, parts: Partial<PressParts> = {}): Press {
  return createPress({
    clock,
    failures: { report: () => undefined },
    draw: (_paper, _stamps, { dots }) => drawingOf(picture(dots, SLIP_rows)),
    queueLink: () => null,
    findQueues: () => Promise.resolve([]),
    ...parts,
  })
}

/** So long a printer is asked before it prints: every millisecond then takes as long really. */
const ASKED_ms = 500
/** Later on an eighth of them: a slip takes seconds to print. */
const EVERY_ms = 8

/**
 * A millisecond at a time, and never much faster than a busy machine brings an answer over the
 * loopback address: an answer that is late by the clock of a test alone is no silent printer.
 */
export async function passing<Value>(clock: ManualClock, work: Promise<Value>): Promise<Value> {
  const course = { over: false }
  const over = () => {
    course.over = true
  }
  void work.then(over, over)
  for (let passed_ms = 0; !course.over; passed_ms += 1) {
    await clock.advanceGently(1)
    if (passed_ms < ASKED_ms || passed_ms % EVERY_ms === 0) await setTimeout(1)
  }
  return await work
}
