/**
 * `npm run queues`: the queues of this computer that a counter would find, and on Windows what
 * its spooler says of each. Prints nothing on paper. It is how the calls into winspool.drv are
 * tried on a real Windows, where the workflow runs it.
 */
import { queuesOf } from '../src/host/printing/queues.ts'
import { loadWinspool } from '../src/host/printing/windows/koffi-winspool.ts'
import { datatypeFor } from '../src/host/printing/windows/drivers.ts'
import { whyNotReady } from '../src/host/printing/windows/whys.ts'

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

/** Every call that prints nothing, on every printer of this computer. */
async function askWindows(): Promise<void> {
  const spool = await loadWinspool()
  const local = await spool.localPrinters()
  say(`of this computer: ${JSON.stringify(local)}`)
  say(`of others: ${JSON.stringify(await spool.connections())}`)
  say(`the usual one: ${JSON.stringify(await spool.defaultPrinter())}`)
  say(`one that is not there: ${JSON.stringify((await spool.open('no such printer')).ok)}`)
  for (const { name } of local.ok ? local.value : []) {
    const opened = await spool.open(name)
    if (!opened.ok) {
      say(`${name}: Windows' error ${opened.error}`)
      continue
    }
    const bits = await spool.bits(opened.value)
    const driver = await spool.driver(opened.value)
    const closed = await spool.close(opened.value)
    const way = driver.ok ? datatypeFor(driver.value) : null
    const why = bits.ok ? whyNotReady(bits.value) : null
    say(`${name}: ${JSON.stringify({ bits, driver, way, why, closed: closed.ok })}`)
  }
}

if (process.platform === 'win32') await askWindows()
const found = (await queuesOf(process.platform)?.find()) ?? null
if (found === null) say('the queues of this system are not known here')
for (const { name, driver, isDefault } of found ?? []) {
  say(`found: ${name}${isDefault ? ' (usual)' : ''}${driver === null ? '' : `, ${driver}`}`)
}
if (found?.length === 0) say('no queue was found')
