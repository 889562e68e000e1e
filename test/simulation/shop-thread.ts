/** One thread of `inThreads`: runs the shops it is handed, one after the other. */
import { parentPort } from 'node:worker_threads'
import { runShop } from './shop.ts'
import type { ShopRun } from './simulate.ts'
import { PowerCut } from './violations.ts'

// What a core that lost its power was about to do ends nowhere; anything else is a mistake of ours.
process.on('unhandledRejection', (cause) => {
  if (!(cause instanceof PowerCut)) throw cause
})

parentPort?.on('message', ({ plan, provider }: ShopRun) => {
  void runShop(plan, provider).then((outcome) => parentPort?.postMessage(outcome, []))
})
