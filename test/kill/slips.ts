import { v7 } from 'uuid'
import { PrintJobId, type PrintJob, type PrintRequest } from '../../src/contract/printing.ts'
import type { Sale } from '../../src/contract/schemas.ts'
import type { CounterClient } from '../../src/loopback/client.ts'
import type { PrinterConditions } from '../../src/sandbox/printer/conditions.ts'
import { answerOf } from './cashier.ts'
import type { Chance } from './chance.ts'
import { Paper } from './paper.ts'
import type { ShopPrinter } from './printer.ts'

/** What printers have now and then; not half of a slip comes out of the last two. */
const TROUBLES: readonly Partial<PrinterConditions>[] = [
  { cover: 'open' },
  { fault: { how: 'refuses' } },
  { fault: { how: 'resets', after_bytes: 8_000 } },
  { fault: { how: 'hangs', after_bytes: 8_000 } },
]

/** Whoever hands out slips, and knows from paper which were asked for and how often. */
export class Slips {
  readonly paper = new Paper()
  readonly retries = new Map<string, number>()
  readonly #chance: Chance
  readonly #printer: ShopPrinter
  #client: CounterClient | null = null

  constructor(chance: Chance, printer: ShopPrinter) {
    this.#chance = chance
    this.#printer = printer
  }

  /** After a start: what had no answer is asked for again, what waits for a person is seen to. */
  async takes(client: CounterClient): Promise<void> {
    this.#client = client
    await this.#printer.mend()
    await this.paper.tellAgain()
    await this.#seesTo()
  }

  /** The slip of a sale as it stands, now and then one more of it. */
  async prints(sale: Sale): Promise<void> {
    if (this.#chance.isLikely(0.1)) await this.#printer.set(this.#chance.pick(TROUBLES))
    else if (this.#chance.isLikely(0.5)) await this.#printer.mend()
    await this.#asks(sale)
    if (this.#chance.isLikely(0.2)) await this.#asks(sale)
  }

  /** How many wait for the printer, or are on it. */
  async underWay(client: CounterClient): Promise<number> {
    await this.#printer.mend()
    const jobs = await answerOf(() => client.printing.jobs())
    if (typeof jobs === 'string') return 0
    return jobs.filter(({ state }) => state === 'queued' || state === 'printing').length
  }

  async #asks(sale: Sale): Promise<void> {
    const request = slipOf(sale, this.#id())
    const again = async () => {
      const told = await answerOf(() => this.#counter().printing.print(request))
      return typeof told === 'string' ? told : 'booked'
    }
    await this.paper.tell({ what: 'print', id: request.id, again })
    if (this.#chance.isLikely(0.2)) await again()
  }

  /** A person looked at the printer: it is printed once more, left, or left for later. */
  async #seesTo(): Promise<void> {
    const jobs = await answerOf(() => this.#counter().printing.jobs())
    if (typeof jobs === 'string') return
    for (const { id } of jobs.filter(isOpen)) {
      if (this.#chance.isLikely(0.4)) await this.#retries(id)
      else if (this.#chance.isLikely(0.5)) {
        await answerOf(() => this.#counter().printing.seen({ id }))
      }
    }
  }

  /** Written down first: without an answer it may have been taken all the same. */
  async #retries(id: PrintJobId): Promise<void> {
    this.retries.set(id, (this.retries.get(id) ?? 0) + 1)
    await answerOf(() => this.#counter().printing.retry({ id }))
  }

  #counter(): CounterClient {
    if (!this.#client) throw new Error('nobody has spoken to the counter yet')
    return this.#client
  }

  #id(): PrintJobId {
    const random = Uint8Array.from({ length: 16 }, () => this.#chance.below(256))
    return PrintJobId.parse(v7({ random }))
  }
}

function isOpen({ state, seen }: PrintJob): boolean {
  return (state === 'unknown' || state === 'failed') && !seen
}

/** About as long as a real one. Its code names the job: by that a paper is known. */
function slipOf(sale: Sale, id: PrintJobId): PrintRequest {
  const { state, version, amount_e4, credit_e4, number, ourReference } = sale
  const name = state === 'succeeded' ? 'receipt' : state === 'failed' ? 'failed' : 'waiting'
  const taka = amount_e4 / 10_000
  return {
    id,
    of: { kind: 'sale', sale: sale.id, state, version },
    for: 'customer',
    // Cash was taken, or goes back.
    kick: credit_e4 < amount_e4,
    paper: {
      language: 'bn',
      name,
      blocks: [
        { is: 'shop', name: 'বিসমিল্লাহ টেলিকম', lines: ['স্টেশন রোড, কুষ্টিয়া'] },
        { is: 'title', text: name === 'receipt' ? 'রসিদ' : 'রসিদ নয়', loud: name !== 'receipt' },
        { is: 'amount', text: `৳${taka}` },
        { is: 'line', name: 'নম্বর', value: number },
        { is: 'reference', name: 'আমাদের রেফারেন্স', value: ourReference },
        { is: 'qr', content: id, text: ourReference },
      ],
      plain: [`BDT ${taka}`],
    },
  }
}
