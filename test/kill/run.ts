import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chanceFrom } from './chance.ts'
import { startProviders } from './oracle.ts'
import { planOf } from './plan.ts'
import { openPrinter } from './printer.ts'
import { isClean, type KillOptions, type KillReport, PACE } from './report.ts'
import { Shop } from './shop.ts'
import { tryStorage } from './storage.ts'

/** Kills a counter as often as is wanted, and compares its books with what really happened. */
export async function killAgainAndAgain(options: KillOptions): Promise<KillReport> {
  const root = mkdtempSync(path.join(tmpdir(), 'kill-test-'))
  const clear = () => rmSync(root, { recursive: true, force: true })
  process.once('exit', clear)
  const providers = await startProviders(PACE)
  const printer = await openPrinter()
  try {
    const shop = new Shop(root, { providers, printer }, options)
    await shop.open()
    for (const lap of planOf(options.kills, chanceFrom(options.seed))) {
      await shop.live(lap)
      if (options.mutant !== null && !isClean(shop.report)) return shop.report
    }
    await shop.settle()
    if (options.mutant === null) {
      shop.report.storage = await tryStorage(root, providers, options.seed)
    }
    return shop.report
  } finally {
    await printer.stop()
    await providers.end()
    clear()
    process.off('exit', clear)
  }
}
