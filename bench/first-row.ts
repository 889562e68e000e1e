import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import { systemClock } from '../src/core/system-clock.ts'
import { Paper } from '../src/domain/paper/paper.ts'
import { usualPrinter } from '../src/domain/paper/printer.ts'
import { drawPaper } from '../src/host/printing/draw/draw-paper.ts'
import { createPress } from '../src/host/printing/press.ts'
import { percentile, type Row } from './row.ts'

const PRINTS = 60

/**
 * From a slip that is wanted to its first row of dots on the wire, at a printer that answers at
 * once: a connection, three questions, and as much of the drawing as goes first.
 */
export async function benchFirstRow(prints = PRINTS): Promise<Row[]> {
  const printer = await startReadyPrinter()
  const press = createPress({
    clock: systemClock(),
    failures: { report: (_where, cause) => void process.stderr.write(`${String(cause)}\n`) },
    draw: drawPaper,
    queueLink: () => null,
    findQueues: () => Promise.resolve([]),
  })
  const at = { way: 'network', host: '127.0.0.1', port: printer.port } as const
  const order = {
    paper: receipt,
    stamps: { practice: true, copy: 2 },
    printer: { ...usualPrinter, at, dots: 576, pace: 'fast' },
    kick: true,
  } as const
  const first: number[] = []
  const bare: number[] = []
  for (let nth = 0; nth <= prints; nth += 1) {
    const rows = printer.nextRows()
    const from_ms = performance.now()
    const printing = press.print(order, () => undefined, new AbortController().signal)
    first.push((await rows) - from_ms)
    await printing
    bare.push(await askThrice(printer.port))
  }
  await printer.stop()
  // The first one also reads the letters and the encoder.
  const [cold = Infinity, ...warm] = first
  const row = (name: string, value: number): Row => ({
    name: `print to first row on the wire, ${name}`,
    value,
    unit: 'ms',
    baseline: { name: 'a connection and three questions', value: percentile(bare, 0.5) },
    goal: '<= 150 ms',
  })
  return [
    { ...row('p50', percentile(warm, 0.5)), missed: percentile(warm, 0.5) > 150 },
    row('p99', percentile(warm, 0.99)),
    { ...row('the very first', cold), goal: 'once a start' },
  ]
}

/** Bangla, of a usual length, with everything that takes time to draw. */
const receipt = Paper.parse({
  language: 'bn',
  name: 'receipt',
  blocks: [
    { is: 'shop', name: 'মায়ের দোয়া টেলিকম', lines: ['স্টেশন রোড, বগুড়া', '০১৭১২-৩৪৫৬৭৮'] },
    { is: 'title', text: 'রসিদ', loud: false },
    { is: 'amount', text: '৳ ৫০০.০০' },
    { is: 'line', name: 'নম্বর', value: '০১৮১২-৩৪৫৬৭৮' },
    { is: 'line', name: 'অপারেটর', value: 'রবি', note: 'প্রিপেইড' },
    { is: 'line', name: 'সময়', value: '২৯ নভেম্বর ২০২৬, বিকাল ৫:২০' },
    { is: 'line', name: 'ক্যাশিয়ার', value: 'শাহানা' },
    { is: 'rule' },
    { is: 'line', name: 'মোট', value: '৳ ৫০০.০০', strong: true },
    { is: 'line', name: 'নগদ', value: '৳ ১,০০০.০০' },
    { is: 'line', name: 'ফেরত', value: '৳ ৫০০.০০' },
    { is: 'reference', name: 'রেফারেন্স', value: '01KB7Q2M8Z5X4N9D3F6H1J0RST' },
    { is: 'qr', content: '01KB7Q2M8Z5X4N9D3F6H1J0RST', text: 'সমস্যা হলে এই রসিদ নিয়ে আসুন' },
    { is: 'foot', text: 'ধন্যবাদ, আবার আসবেন' },
  ],
  plain: ['SALE 01KB7Q2M8Z BDT 500.00'],
})

async function startReadyPrinter() {
  let toldRows = (_at_ms: number) => {}
  const server = createServer((socket) => {
    let told = false
    socket.on('data', (part) => {
      if (!told && part.includes('\u001dv0')) {
        told = true
        toldRows(performance.now())
      }
      if (part.length === 3 && part[0] === 0x10) socket.write(Uint8Array.of(0x12))
      if (part.subarray(-3).equals(Buffer.of(0x1d, 0x72, 1))) socket.write(Uint8Array.of(0))
    })
    socket.on('error', () => undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  // Only a server on a pipe, or one that does not listen, has no port.
  if (address === null || typeof address === 'string') throw new Error('no port')
  const { port } = address
  return {
    port,
    nextRows: () =>
      new Promise<number>((resolve) => {
        toldRows = resolve
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
      }),
  }
}

async function askThrice(port: number): Promise<number> {
  const from_ms = performance.now()
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  for (const n of [1, 4, 2]) {
    socket.write(Uint8Array.of(0x10, 0x04, n))
    await once(socket, 'data')
  }
  const took_ms = performance.now() - from_ms
  socket.destroy()
  return took_ms
}
