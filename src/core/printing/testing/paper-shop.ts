import { v7 as uuidv7 } from 'uuid'
import {
  type PaperOf,
  type PrintJob,
  PrintJobId,
  type PrintRequest,
} from '../../../contract/printing.ts'
import type { SaleDetail } from '../../../contract/schemas.ts'
import type { Paper } from '../../../domain/paper/paper.ts'
import { type PrinterSettings, usualPrinter } from '../../../domain/paper/printer.ts'
import { delivered } from '../../testing/answers.ts'
import { type ScriptedPress, scriptedPress } from '../../testing/scripted-press.ts'
import { openShop, type TestShop } from '../../testing/shop.ts'
import type { CoreParts } from '../../wiring/parts.ts'

export const counterPrinter: PrinterSettings = {
  ...usualPrinter,
  at: { way: 'network', host: '192.168.0.87', port: 9100 },
  drawer: 'pin-2',
}

export const newPrint = () => PrintJobId.parse(uuidv7())

export function paperOf(name: string, ...lines: readonly string[]): Paper {
  return {
    language: 'bn',
    name,
    blocks: [
      { is: 'title', text: name, loud: false },
      ...lines.map((text) => ({ is: 'words' as const, text })),
    ],
    plain: ['BDT 50'],
  }
}

export const testPage = (more: Partial<PrintRequest> = {}): PrintRequest => ({
  id: newPrint(),
  of: { kind: 'test' },
  for: 'shop',
  paper: paperOf('test'),
  kick: false,
  ...more,
})

/** The customer's receipt of a sale as it stands. */
export function receiptOf(
  { id: sale, state }: Pick<SaleDetail, 'id' | 'state'>,
  more: Partial<PrintRequest> = {},
): PrintRequest {
  const name = state === 'succeeded' ? 'receipt' : 'waiting'
  const of: PaperOf = { kind: 'sale', sale, state }
  return { id: newPrint(), of, for: 'customer', paper: paperOf(name), kick: true, ...more }
}

export interface PaperShop {
  readonly shop: TestShop
  readonly press: ScriptedPress
  /** A sale that arrived at once. */
  readonly delivers: () => Promise<SaleDetail>
  readonly prints: (request: PrintRequest) => Promise<PrintJob>
  /** As it stands once all that is ready has run. */
  readonly job: (id: string) => Promise<PrintJob>
}

/** A shop with a printer on its network and a drawer on that, whose ends a test says. */
export async function openPaperShop(
  from: Partial<Omit<CoreParts, 'clock' | 'press'>> & {
    press?: ScriptedPress
    printer?: Partial<PrinterSettings>
    setUp?: boolean
  } = {},
): Promise<PaperShop> {
  const { printer = {}, press = scriptedPress(), ...parts } = from
  const shop = await openShop({ press, ...parts })
  await shop.client.settings.save({ printer: { ...counterPrinter, ...printer } })
  return paperShop(shop, press)
}

/** Of which jobs whoever watches was told, one for each time, until it is asked for. */
export async function watchPrints(shop: TestShop): Promise<() => Promise<string[]>> {
  const until = new AbortController()
  const changes = await shop.client.changes.watch(undefined, { signal: until.signal })
  const told: string[] = []
  const watching = (async () => {
    for await (const { topic, id } of changes) if (topic === 'print') told.push(id)
  })().catch((cause: unknown) => cause)
  return async () => {
    await shop.settle()
    until.abort()
    await watching
    return told
  }
}

export function paperShop(shop: TestShop, press: ScriptedPress): PaperShop {
  return {
    shop,
    press,
    async delivers() {
      shop.providers.flexiloadbd.willAnswer({ ...delivered, providerReference: uuidv7() })
      return await shop.sell()
    },
    async prints(request) {
      const asked = await shop.client.printing.print(request)
      await shop.settle()
      return asked
    },
    async job(id) {
      await shop.settle()
      const found = (await shop.client.printing.jobs()).find((one) => one.id === id)
      if (!found) throw new Error(`no print job ${id}`)
      return found
    },
  }
}
