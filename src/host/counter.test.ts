import { createRouterClient, EventPublisher, implement, type RouterClient } from '@orpc/server'
import { isDefinedError, ORPCError, safe } from '@orpc/client'
import { beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../contract/contract.ts'
import type { Change } from '../contract/change.ts'
import { freshSettings } from '../contract/fresh-settings.ts'
import type { BooksCopy } from '../contract/rescue.ts'
import type { Books, Settings } from '../contract/schemas.ts'
import { CannotOpenBooks } from './cannot-open-books.ts'
import { type Counter, createCounter, type OpenBooks, type UseBooks } from './counter.ts'
import type { MakePdf } from './papers-router.ts'
import { forgetfulPreferences } from './preferences.ts'
import type { RescueDesk } from './rescue-router.ts'

const os = implement(contract)
const settings: Settings = { ...freshSettings, language: 'en', welcomed: true }

const settingsOf = (books: Books, areNew: boolean): Settings => ({
  ...settings,
  shopName: books,
  welcomed: !(areNew && books === 'real'),
})

const burning = os.settings.save.handler(() => {
  throw new Error('the disk of customer 01712345678 is on fire')
})

/** A stream that cannot be ended in good order. */
function unwilling(stream: AsyncGenerator<Change>): AsyncGenerator<Change> {
  return Object.assign(stream, {
    return: () => Promise.reject(new Error('the stream hangs')),
  })
}

/** Two sets of books that know what was asked of them. */
function shelf() {
  const [events, failures]: [string[], string[]] = [[], []]
  const busy: Record<Books, boolean> = { practice: false, real: false }
  let refusal: Error | null = null
  let [opening, closing] = [Promise.resolve(), Promise.resolve()]
  let [areNew, endsBadly] = [false, false]
  let findDamage: () => void = () => undefined

  async function open(
    books: Books,
    useBooks: UseBooks | null,
    damaged: () => void,
  ): Promise<OpenBooks> {
    findDamage = damaged
    events.push(`open ${books}`)
    await opening
    if (refusal) throw refusal
    const changes = new EventPublisher<{ change: Change }>()
    return {
      books,
      router: {
        settings: {
          get: os.settings.get.handler(() => settingsOf(books, areNew)),
          save: burning,
        },
        books: {
          use: os.books.use.handler(async ({ input, errors }) => {
            if (!useBooks) throw errors.NOT_HERE({ data: { why: 'fixed-books' } })
            await useBooks(input.books)
            events.push(`answered by ${books}`)
            return input
          }),
        },
        changes: {
          watch: os.changes.watch.handler(({ signal }) => {
            const stream = changes.subscribe('change', signal ? { signal } : {})
            return endsBadly ? unwilling(stream) : stream
          }),
        },
      },
      busy: () => busy[books],
      suspending: () => events.push(`suspending ${books}`),
      resumed: () => events.push(`resumed ${books}`),
      close: () => closing.then(() => void events.push(`close ${books}`)),
    }
  }
  return {
    open,
    events,
    failures,
    busy,
    refuse: (cause: Error | null) => void (refusal = cause),
    findDamage: () => findDamage(),
    makeRealNew: () => void (areNew = true),
    breakStreams: () => void (endsBadly = true),
    openSlowly: (until: Promise<void>) => void (opening = until),
    closeSlowly: (until: Promise<void>) => void (closing = until),
  }
}

const copy: BooksCopy = {
  name: 'backups/counter.db',
  kind: 'backup',
  state: 'whole',
  sales: 12,
  lastSaleAt_ms: 1,
  madeAt_ms: 2,
}

/** One copy lies in the folder. */
const deskOf = (events: string[]): RescueDesk => ({
  folderOf: (which) => `/shop/${which}`,
  copiesOf: () => [copy],
  putBack: (which) => void events.push(`put back ${which}`),
  beginAnew: (which) => void events.push(`begin anew ${which}`),
})

let books: ReturnType<typeof shelf>
let preferences: ReturnType<typeof forgetfulPreferences>
let counter: Counter
let client: RouterClient<Counter['router']>

async function start(fixed = false, makePdf: MakePdf | null = null) {
  books = shelf()
  preferences = forgetfulPreferences()
  const failures = { report: (where: string) => books.failures.push(where) }
  counter = await createCounter({
    open: books.open,
    rescue: deskOf(books.events),
    first: 'practice',
    fixed,
    preferences,
    failures,
    makePdf,
  })
  client = createRouterClient(counter.router)
}
beforeEach(() => start())

/** The `why` of a call that answers NOT_HERE. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  const cause: unknown = await call.then(
    () => new Error('the call was not refused'),
    (reason: unknown) => reason,
  )
  if (!(cause instanceof ORPCError) || cause.code !== 'NOT_HERE' || !cause.defined) throw cause
  return String(cause.data.why)
}

describe('changing the books of a counter', () => {
  it('answers from the other books afterwards, through the same router', async () => {
    expect((await client.settings.get()).shopName).toBe('practice')
    expect(await client.books.use({ books: 'real' })).toEqual({ books: 'real' })
    expect((await client.settings.get()).shopName).toBe('real')
    expect(counter.books()).toBe('real')
  })

  it('opens the new ones first and lets go of the old ones after the answer', async () => {
    await client.books.use({ books: 'real' })
    await expect.poll(() => books.events.length).toBe(4)
    expect(books.events).toEqual([
      'open practice',
      'open real',
      'answered by practice',
      'close practice',
    ])
  })

  it('happens although the new ones cannot keep the settings', async () => {
    books.makeRealNew()
    expect(await client.books.use({ books: 'real' })).toEqual({ books: 'real' })
    expect(counter.books()).toBe('real')
    expect(books.failures).toEqual(['settings-along'])
  })

  it('is remembered for the next start', async () => {
    await client.books.use({ books: 'real' })
    expect(preferences.read().books).toBe('real')
  })

  it('is refused while a sale is on the wire', async () => {
    books.busy.practice = true
    expect(await refusalOf(client.books.use({ books: 'real' }))).toBe('sale-on-wire')
    expect(books.events).toEqual(['open practice'])
  })

  it('is refused when a sale left while the others were being opened', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    books.openSlowly(promise)
    const use = refusalOf(client.books.use({ books: 'real' }))
    await expect.poll(() => books.events).toContain('open real')
    books.busy.practice = true
    resolve()
    expect(await use).toBe('sale-on-wire')
    expect(books.events).toEqual(['open practice', 'open real', 'close real'])
    expect((await client.settings.get()).shopName).toBe('practice')
    expect(preferences.read().books).toBe('practice')
  })

  it('is refused, and everything stays, when the others cannot be opened', async () => {
    books.refuse(new CannotOpenBooks('damaged'))
    expect(await refusalOf(client.books.use({ books: 'real' }))).toBe('damaged')
    expect((await client.settings.get()).shopName).toBe('practice')
  })

  it('is done once when it is asked for twice', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    books.openSlowly(promise)
    const first = client.books.use({ books: 'real' })
    await expect.poll(() => books.events).toContain('open real')
    const second = refusalOf(client.books.use({ books: 'real' }))
    expect(await second).toBe('books-changing')
    resolve()
    expect(await first).toEqual({ books: 'real' })
  })

  it('goes there and back', async () => {
    await client.books.use({ books: 'real' })
    await client.books.use({ books: 'practice' })
    expect(books.events.slice(0, 5)).toEqual([
      'open practice',
      'open real',
      'answered by practice',
      'close practice',
      'open practice',
    ])
  })

  it('to the books that are open is nothing at all', async () => {
    expect(await client.books.use({ books: 'practice' })).toEqual({ books: 'practice' })
    expect(books.events).toEqual(['open practice', 'answered by practice'])
  })

  it('is not possible on a host that was started for one set of books', async () => {
    await start(true)
    expect(await refusalOf(client.books.use({ books: 'real' }))).toBe('fixed-books')
  })

  it('ends the stream of changes of the old books', async () => {
    const changes = await client.changes.watch()
    const next = changes.next()
    await client.books.use({ books: 'real' })
    expect((await next).done).toBe(true)
  })
})

describe('a stream that ends badly', () => {
  it('is reported, and the books left are closed all the same', async () => {
    books.breakStreams()
    await client.changes.watch()
    await client.books.use({ books: 'real' })
    await counter.close()
    expect(books.failures).toContain('ending-a-stream')
    expect(books.events).toEqual(expect.arrayContaining(['close practice', 'close real']))
  })
})

describe('a counter that runs', () => {
  it('tells the funnel of an error nobody expected, and the caller nothing of it', async () => {
    const [error] = await safe(client.settings.save({ shopName: 'x' }))
    expect(isDefinedError(error)).toBe(false)
    expect(books.failures).toEqual(['rpc settings/save'])
  })

  it('remembers the language of the shop for the words before the books are open', async () => {
    await client.settings.get()
    expect(preferences.read().language).toBe('en')
  })

  it('passes sleep and waking on to the books that are open', async () => {
    await client.books.use({ books: 'real' })
    counter.suspending()
    counter.resumed()
    expect(books.events).toEqual(expect.arrayContaining(['suspending real', 'resumed real']))
  })

  it('answers nothing once it is closing, and closes once', async () => {
    const closed = counter.close()
    expect(await refusalOf(client.settings.get())).toBe('closing')
    await Promise.all([closed, counter.close()])
    expect(books.events.filter((event) => event.startsWith('close'))).toEqual(['close practice'])
  })
})

describe('books that turn out to be damaged while they are open', () => {
  it('sell nothing more, are let go of, and can be told about', async () => {
    books.findDamage()
    expect(await refusalOf(client.settings.get())).toBe('rescue')
    expect(await client.rescue.look()).toMatchObject({
      books: 'practice',
      code: 'damaged',
      wasOpen: true,
      open: null,
    })
    await counter.close()
    expect(books.events).toEqual(['open practice', 'close practice'])
  })

  it('are left for others, and are still told about where they do not open', async () => {
    books.findDamage()
    await client.books.use({ books: 'real' })
    expect(await client.rescue.look()).toBeNull()
    books.refuse(new CannotOpenBooks('behind'))
    expect(await refusalOf(client.books.use({ books: 'practice' }))).toBe('behind')
    expect(await client.rescue.look()).toMatchObject({ code: 'behind', open: 'real' })
    expect(await refusalOf(client.rescue.restore({ name: 'gone.db' }))).toBe('copy-not-fit')
  })

  it.each([
    ['put back', (of: typeof client) => of.rescue.restore({ name: copy.name })],
    ['begin anew', (of: typeof client) => of.rescue.beginAnew()],
  ])('are closed before others take their place: a sale may be on the wire: %s', async (...of) => {
    const [what, ask] = of
    const { promise, resolve } = Promise.withResolvers<void>()
    books.closeSlowly(promise)
    books.findDamage()
    const asked = [ask(client), refusalOf(ask(client))]
    await new Promise((turn) => setImmediate(turn))
    expect(books.events).toEqual(['open practice'])
    resolve()
    expect(await Promise.all(asked)).toEqual([{ books: 'practice' }, 'books-changing'])
    const after = ['close practice', `${what} practice`, 'open practice']
    expect(books.events).toEqual(['open practice', ...after])
  })
})

describe('what is laid out for paper', () => {
  it('is made a file of by a host with a window of its own, whichever books are open', async () => {
    await start(false, () => Promise.resolve(new TextEncoder().encode('%PDF-1.4')))
    const { pdf } = await client.papers.pdf()
    expect(atob(pdf)).toBe('%PDF-1.4')
  })

  it('is printed by the browser where the page lies in one', async () => {
    expect(await refusalOf(client.papers.pdf())).toBe('browser')
  })
})
