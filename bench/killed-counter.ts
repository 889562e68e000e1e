/**
 * One run of a counter on books that are there, as a program of its own that can be killed: it
 * opens them, submits one sale, and says on standard output that the core has taken it.
 *
 * `node bench/killed-counter.ts <file> <provider url> <nth sale>`
 */
import { openDatabase } from '../src/core/db/open.ts'
import { openBenchCounter, recharge } from './counter.ts'

const [file = '', url = '', nth = '0'] = process.argv.slice(2)
const { client } = await openBenchCounter(openDatabase(file), url)
const sale = await client.sales.submit(recharge(Number(nth)))
const { inDoubt } = await client.health.get()
process.stdout.write(`${JSON.stringify({ taken: sale.state, inDoubt })}\n`)
