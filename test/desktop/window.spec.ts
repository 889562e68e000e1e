import { createServer } from 'node:http'
import { expect, kind, openDesktop, test, untilLogged } from './fixture.ts'

test.describe(`the counter's window (${kind})`, () => {
  test('is one, as large as a shop’s screen, and gives the page nothing of Node', async ({
    desktop,
  }) => {
    const windows = await desktop.inMain(({ BrowserWindow, screen }) => {
      const { workArea } = screen.getPrimaryDisplay()
      return BrowserWindow.getAllWindows().map((window) => ({
        usual: window.getNormalBounds().width === Math.min(1366, workArea.width),
        address: window.webContents.getURL(),
      }))
    }, null)
    expect(windows).toEqual([{ usual: true, address: 'app://counter/' }])
    const found = await desktop.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => Reflect.has(window, name),
      ),
    )
    expect(found).toEqual([])
  })

  test('opens again where it stood', async ({ folder }) => {
    const first = await openDesktop({ folder })
    const stood = await first.inMain(({ BrowserWindow, app }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.unmaximize()
      window?.setBounds({ x: 60, y: 40, width: 1050, height: 705 })
      setImmediate(() => app.quit())
      // A screen may be too small for what was asked; where it came to stand is what counts.
      return window?.getBounds()
    }, null)
    expect(await first.ended).toBe(0)
    await first.end()
    const second = await openDesktop({ folder })
    const bounds = await second.inMain(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(),
      null,
    )
    await second.end()
    expect(bounds).toEqual(stood)
  })

  test('closes the counter when it is closed, books first', async ({ desktop, folder }) => {
    await desktop.inMain(({ BrowserWindow }) => {
      setImmediate(() => BrowserWindow.getAllWindows()[0]?.close())
    }, null)
    expect(await desktop.ended).toBe(0)
    await untilLogged(folder, 'closed')
  })
})

test.describe(`the page (${kind})`, () => {
  test('runs no script that was put into it', async ({ desktop }) => {
    const ran = await desktop.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.ran = true">')
      return Reflect.get(window, 'ran')
    })
    expect(ran).toBeUndefined()
  })

  test('reaches no server, not even on this computer', async ({ desktop }) => {
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      response.setHeader('access-control-allow-origin', '*')
      response.end('here')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const outcome = await desktop.page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      `http://127.0.0.1:${port}/`,
    )
    server.close()
    expect({ outcome, asked }).toEqual({ outcome: 'refused', asked: 0 })
  })

  test('is served its own files, with its policy, and no others', async ({ desktop }) => {
    const answers = await desktop.page.evaluate(async () => {
      const ask = async (path: string, method = 'GET') => {
        const url = window.location.origin + path
        const { status, headers } = await fetch(url, { method })
        return { path, status, policy: headers.get('content-security-policy') !== null }
      }
      return await Promise.all([
        ask('/'),
        ask('/index.html'),
        ask('/no-such-file.js'),
        ask('/../package.json'),
        ask('/%2e%2e/main/index.js'),
        ask('/..%2fmain%2findex.js'),
        ask('/..%5cmain%5cindex.js'),
        ask('/assets/'),
        ask('/%00'),
        ask('/%'),
        ask('/', 'POST'),
      ])
    })
    const statuses = answers.map(({ path, status }) => [path, status])
    expect(statuses).toEqual([
      ['/', 200],
      ['/index.html', 200],
      ['/no-such-file.js', 404],
      ['/../package.json', 404],
      ['/%2e%2e/main/index.js', 404],
      ['/..%2fmain%2findex.js', 404],
      ['/..%5cmain%5cindex.js', 404],
      ['/assets/', 404],
      ['/%00', 404],
      ['/%', 400],
      ['/', 405],
    ])
    expect(answers.slice(0, 2).every(({ policy }) => policy)).toBe(true)
  })
})
