import { call, isClosed, post, takePort } from './core-calls.ts'
import { expect, kind, logged, test, untilLogged } from './fixture.ts'

test.describe(`the counter's page (${kind})`, () => {
  test('gets a port, and the core answers through it', async ({ desktop }) => {
    await takePort(desktop.page, 'first')
    expect(await call(desktop.page, 'first', 'health/get')).toMatchObject({ books: 'practice' })
  })

  test('has one port: the one before is taken back', async ({ desktop }) => {
    await takePort(desktop.page, 'first')
    await takePort(desktop.page, 'second')
    await expect.poll(() => isClosed(desktop.page, 'first')).toBe(true)
    expect(await isClosed(desktop.page, 'second')).toBe(false)
    expect(await call(desktop.page, 'second', 'health/get')).toMatchObject({ waiting: 0 })
  })

  test('gets a new one after it was loaded anew', async ({ desktop, folder }) => {
    await takePort(desktop.page, 'first')
    const opened = logged(folder, 'port.opened').length
    await desktop.page.reload()
    await takePort(desktop.page, 'second')
    expect(logged(folder, 'port.opened').length).toBeGreaterThan(opened)
    expect(await call(desktop.page, 'second', 'health/get')).toMatchObject({ books: 'practice' })
  })

  test('is not believed everything it posts', async ({ desktop }) => {
    await takePort(desktop.page, 'held')
    const ill = [
      { i: '1', p: { u: '/health/get' } },
      '{"i":"2","p":{"u":"/health',
      'x'.repeat(10 * 1024 * 1024),
      '{"i":"3","p":{"u":"/health/get","b":{"json":{},"meta":[[1,"__proto__","x"]]}}}',
      JSON.stringify({ i: '4', p: { u: '/health/get', m: 'DELETE' } }),
      JSON.stringify({ i: '5', p: { u: '/no/such' } }),
      JSON.stringify({ i: '6', p: { u: '/sales/get', b: { json: { id: 7, extra: true } } } }),
    ]
    for (const words of ill) await post(desktop.page, 'held', words)
    expect(await call(desktop.page, 'held', 'health/get')).toMatchObject({ books: 'practice' })
  })

  test('loses its port when it floods it, and sells on through another', async ({
    desktop,
    folder,
  }) => {
    await takePort(desktop.page, 'flooding')
    await desktop.page.evaluate(() => {
      const { port } = Reflect.get(window, 'flooding')
      for (let nth = 0; nth < 10_000; nth += 1) {
        port.postMessage(JSON.stringify({ i: `f${nth}`, p: { u: '/ledger/trialBalance' } }))
      }
    })
    await untilLogged(folder, 'port.flooded')
    await expect.poll(() => isClosed(desktop.page, 'flooding')).toBe(true)
    await takePort(desktop.page, 'next')
    expect(await call(desktop.page, 'next', 'health/get')).toMatchObject({ books: 'practice' })
  })
})

test.describe(`whoever else asks for a port (${kind})`, () => {
  test('inside of the page is not heard by the preload', async ({ desktop, folder }) => {
    await takePort(desktop.page, 'ours')
    const opened = logged(folder, 'port.opened').length
    await desktop.page.evaluate(() => {
      document.body.append(document.createElement('iframe'))
    })
    await expect.poll(() => desktop.page.frames().length).toBe(2)
    // The frame's own script speaks: to the page around it, and to itself.
    await desktop.page.frames()[1]?.evaluate(async () => {
      const heard = new Promise((resolve) => window.addEventListener('message', resolve))
      window.postMessage.call(window.parent, 'counter:port', { targetOrigin: '*' })
      window.postMessage('counter:port', '*')
      await heard
    })
    // What the page asks after that is answered, so what came before it was heard and dropped.
    await takePort(desktop.page, 'next')
    expect(logged(folder, 'port.opened')).toHaveLength(opened + 1)
  })

  test('is refused by main: a frame inside, a frame that is gone, another origin', async ({
    desktop,
    folder,
  }) => {
    await takePort(desktop.page, 'ours')
    const opened = logged(folder, 'port.opened').length
    await desktop.page.evaluate(() => {
      document.body.append(document.createElement('iframe'))
    })
    const framesInMain = () =>
      desktop.inMain(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.frames.map(
            ({ origin }) => origin,
          ),
        null,
      )
    // The frame inside carries the page's own origin, and is refused nevertheless.
    await expect.poll(framesInMain).toEqual(['app://counter'])
    await desktop.inMain(({ BrowserWindow, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents
      const inner = sender?.mainFrame.frames[0]
      const elsewhere = { origin: 'http://elsewhere.example', parent: null, detached: false }
      const senders = [
        inner,
        null,
        { ...elsewhere, url: 'http://elsewhere.example/', isDestroyed: () => false },
        { isDestroyed: () => true },
      ]
      for (const senderFrame of senders) {
        ipcMain.emit('counter:port', { sender, senderFrame, ports: [] })
      }
    }, null)
    expect(logged(folder, 'port.opened')).toHaveLength(opened)
    expect(await untilLogged(folder, 'port.refused')).toMatchObject([{ why: 'inner-frame' }])
    expect(await isClosed(desktop.page, 'ours')).toBe(false)
  })
})
