import { call, takePort } from './core-calls.ts'
import { expect, kind, logged, openDesktop, test, untilLogged } from './fixture.ts'

test.describe(`a second start of the same counter (${kind})`, () => {
  test('brings the first to the front, and its words do nothing', async ({ desktop, folder }) => {
    await desktop.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), null)
    const words = ['pos://resend?id=1', '--inspect-publish-uid=stderr', 'pos://counter/../../sell']
    expect(await desktop.startAgain(words)).toBe(0)
    const isMinimized = () =>
      desktop.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized(), null)
    await expect.poll(isMinimized).toBe(false)
    const count = await desktop.inMain(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
      null,
    )
    expect(count).toBe(1)
    await takePort(desktop.page, 'held')
    expect(await call(desktop.page, 'held', 'sales/list', {})).toMatchObject({ sales: [] })
    expect(logged(folder, 'books-open')).toHaveLength(1)
  })
})

test.describe(`the machine (${kind})`, () => {
  test('tells the core when it sleeps and when it wakes', async ({ desktop, folder }) => {
    await desktop.inMain(({ powerMonitor }) => powerMonitor.emit('suspend'), null)
    await untilLogged(folder, 'suspending')
    await desktop.inMain(({ powerMonitor }) => powerMonitor.emit('resume'), null)
    await untilLogged(folder, 'resumed')
  })

  test('closes the books when it goes down', async ({ desktop, folder }) => {
    await desktop.inMain(({ powerMonitor }) => {
      setImmediate(() => powerMonitor.emit('shutdown'))
    }, null)
    expect(await desktop.ended).toBe(0)
    await untilLogged(folder, 'closed')
  })
})

test.describe(`what nobody expected (${kind})`, () => {
  test('a page that dies is opened again, and the core goes on', async ({ desktop, folder }) => {
    const opened = await untilLogged(folder, 'port.opened')
    await desktop.inMain(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    }, null)
    await untilLogged(folder, 'page.gone')
    await untilLogged(folder, 'port.opened', opened.length + 1)
    expect(logged(folder, 'books-open')).toHaveLength(1)
  })

  test('an error nobody caught is written down, and the books open again', async ({
    desktop,
    folder,
  }) => {
    await desktop.inMain((_electron) => {
      setImmediate(() => {
        throw new Error('nobody expected this')
      })
    }, null)
    expect(await desktop.ended).toBe(70)
    const [line] = await untilLogged(folder, 'failure')
    expect(line).toMatchObject({ where: 'uncaught' })
    await desktop.end()
    const again = await openDesktop({ folder })
    await takePort(again.page, 'held')
    expect(await call(again.page, 'held', 'ledger/trialBalance')).toMatchObject({ sum_e4: 0 })
    await again.end()
  })
})
