import { Worker } from 'node:worker_threads'
import type { PlannedShop, ShopRun } from './simulate.ts'
import type { ShopOutcome } from './shop.ts'

/**
 * Runs shops in so many threads at once. A shop shares nothing with another, so what comes out is
 * what comes out of one after the other; it is handed out in their order.
 */
export async function* inThreads(
  shops: readonly PlannedShop[],
  count: number,
): AsyncGenerator<ShopOutcome> {
  const ends = shops.map(() => Promise.withResolvers<ShopOutcome>())
  // Whoever stops at an earlier shop waits for none of the later ones.
  for (const { promise } of ends) promise.catch(() => undefined)
  const workers = Array.from({ length: count }, () => thread())
  let next = 0
  for (const worker of workers) void goOn(worker)
  try {
    for (const { promise } of ends) yield await promise
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  async function goOn(worker: Worker): Promise<void> {
    for (let nth = next++; ; nth = next++) {
      const [planned, end] = [shops[nth], ends[nth]]
      if (!planned || !end) return
      try {
        end.resolve(await outcomeOf(worker, planned()))
      } catch (cause) {
        end.reject(cause)
        return
      }
    }
  }
}

function thread(): Worker {
  return new Worker(new URL('./shop-thread.ts', import.meta.url))
}

function outcomeOf(worker: Worker, shop: ShopRun): Promise<ShopOutcome> {
  return new Promise((resolve, reject) => {
    const told = (outcome: ShopOutcome): void => {
      forget()
      resolve(outcome)
    }
    const broke = (cause: Error): void => {
      forget()
      reject(cause)
    }
    const ended = (): void => broke(new Error('a thread ended in the middle'))
    const forget = (): void => {
      worker.off('message', told).off('error', broke).off('exit', ended)
    }
    worker.on('message', told).on('error', broke).on('exit', ended)
    worker.postMessage(shop, [])
  })
}
