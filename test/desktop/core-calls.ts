import type { Page } from '@playwright/test'

const PORT_CHANNEL = 'counter:port'

type Held = { port: MessagePort; closed: boolean; heard: string[] }

/**
 * Asks for a port as the page's own code does, and keeps it in the page under a name. The one the
 * page had before is taken back by main; its own code is kept from asking for it again. It waits
 * until that code has what it asked for, which shows in the first field on the screen.
 */
export async function takePort(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox').first().waitFor()
  await page.evaluate(
    async ({ channel, name }) => {
      const ask = Reflect.get(window, 'askForPort') ?? window.postMessage
      Object.assign(window, { askForPort: ask, postMessage: () => undefined })
      const port = await new Promise<MessagePort>((resolve) => {
        window.addEventListener('message', (event) => {
          const [port] = event.ports
          if (event.data === channel && port !== undefined) resolve(port)
        })
        Reflect.apply(ask, window, [channel, window.location.origin])
      })
      const held: Held = { port, closed: false, heard: [] }
      port.addEventListener('message', ({ data: words }) => held.heard.push(String(words)))
      port.addEventListener('close', () => {
        held.closed = true
      })
      port.start()
      Reflect.set(window, name, held)
    },
    { channel: PORT_CHANNEL, name },
  )
}

/** Puts words on a port the page holds, whatever they are. */
export async function post(page: Page, name: string, words: unknown): Promise<void> {
  await page.evaluate(
    ({ name, words }) => {
      const held: Held = Reflect.get(window, name)
      held.port.postMessage(words, [])
    },
    { name, words },
  )
}

export function isClosed(page: Page, name: string): Promise<boolean> {
  return page.evaluate((name) => {
    const held: Held = Reflect.get(window, name)
    return held.closed
  }, name)
}

/** Calls the core over a port the page holds. @returns the answer's body, whatever its status */
export async function call(
  page: Page,
  name: string,
  procedure: string,
  input?: unknown,
): Promise<unknown> {
  const answer = await page.evaluate(
    async ({ name, procedure, input }) => {
      const held: Held = Reflect.get(window, name)
      const id = `test-${performance.now()}`
      held.port.postMessage(
        JSON.stringify({ i: id, p: { u: `/${procedure}`, b: { json: input } } }),
        [],
      )
      for (;;) {
        const answer = held.heard.find((words) => JSON.parse(words).i === id)
        if (answer !== undefined) return answer
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    },
    { name, procedure, input },
  )
  return JSON.parse(answer).p.b.json
}
