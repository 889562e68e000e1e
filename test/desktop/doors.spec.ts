import { APP_ORIGIN } from '../../src/main/app-origin.ts'
import type { Desktop } from './desktop.ts'
import { expect, kind, logged, test, untilLogged } from './fixture.ts'

const ELSEWHERE = 'http://elsewhere.example/'

test.describe(`a page that wants to be elsewhere (${kind})`, () => {
  test('stays the counter', async ({ desktop, folder }) => {
    const before = desktop.page.url()
    await desktop.page.evaluate((url) => {
      window.location.href = url
    }, ELSEWHERE)
    await untilLogged(folder, 'page.navigation-denied')
    expect(desktop.page.url()).toBe(before)
    await expect(desktop.page.locator('body')).toBeAttached()
  })

  test('is no other file of the counter either', async ({ desktop, folder }) => {
    const before = desktop.page.url()
    await desktop.page.evaluate(() => {
      window.location.pathname = '/assets/picture.svg'
    })
    await untilLogged(folder, 'page.navigation-denied')
    expect(desktop.page.url()).toBe(before)
  })

  test('opens no window, by script or by link', async ({ desktop, folder }) => {
    await desktop.page.evaluate((url) => {
      window.open(url)
    }, ELSEWHERE)
    await untilLogged(folder, 'page.window-denied')
    await desktop.page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' })
      document.body.append(link)
      link.click()
    }, ELSEWHERE)
    await untilLogged(folder, 'page.window-denied', 2)
    const count = () =>
      desktop.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)
    expect(await count()).toBe(1)
    await expect.poll(() => desktop.page.context().pages().some(isElsewhere)).toBe(false)
  })

  test('shows nobody else inside of itself', async ({ desktop }) => {
    await desktop.page.evaluate((url) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
    }, ELSEWHERE)
    const urls = () => desktop.page.frames().map((frame) => frame.url())
    expect(urls().filter((url) => url.startsWith(ELSEWHERE))).toEqual([])
  })

  test('follows no redirect, embeds no view and saves no file', async ({ desktop, folder }) => {
    const prevented = await desktop.inMain(({ BrowserWindow, session }, url) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const say = (said: { emit(event: string, ...words: unknown[]): boolean }, name: string) => {
        let isPrevented = false
        const preventDefault = () => {
          isPrevented = true
        }
        const file = { getURL: () => url, getFilename: () => 'page.csv' }
        said.emit(name, { url, isMainFrame: true, preventDefault }, file, {})
        return isPrevented
      }
      if (contents === undefined) return []
      return [
        say(contents, 'will-redirect'),
        say(contents, 'will-attach-webview'),
        say(session.defaultSession, 'will-download'),
      ]
    }, ELSEWHERE)
    expect(prevented).toEqual([true, true, true])
    expect(logged(folder, 'page.redirect-denied')).toHaveLength(1)
  })
})

/** What becomes of a file that a page of this name wants to save. */
function saving(desktop: Desktop, file: { url: string; name: string }): Promise<boolean> {
  return desktop.inMain(({ session }, { url, name }) => {
    let isPrevented = false
    const preventDefault = () => {
      isPrevented = true
    }
    const item = { getURL: () => url, getFilename: () => name }
    const {
      defaultSession,
    }: { defaultSession: { emit(event: string, ...words: object[]): boolean } } = session
    defaultSession.emit('will-download', { preventDefault }, item, {})
    return !isPrevented
  }, file)
}

test.describe(`a page that has made a file (${kind})`, () => {
  const own = `blob:${APP_ORIGIN}/0f5d`

  test('saves what can only be read, where its person says', async ({ desktop }) => {
    for (const name of ['বিক্রি-2026-04-28.csv', 'page.xlsx', 'page.pdf']) {
      expect(await saving(desktop, { url: own, name })).toBe(true)
    }
  })

  test('saves nothing that runs, and nothing of somebody else', async ({ desktop }) => {
    for (const name of ['page.exe', 'page.csv.bat', '../page.csv', 'page']) {
      expect(await saving(desktop, { url: own, name })).toBe(false)
    }
    for (const url of [ELSEWHERE, `blob:${ELSEWHERE}1`, `${APP_ORIGIN}/page.csv`]) {
      expect(await saving(desktop, { url, name: 'page.csv' })).toBe(false)
    }
  })
})

function isElsewhere(page: { url(): string }): boolean {
  return page.url().startsWith(ELSEWHERE)
}

test.describe(`a page that asks for the computer (${kind})`, () => {
  test('is told no', async ({ desktop }) => {
    const states = await desktop.page.evaluate(async () => {
      const names: PermissionName[] = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
      ]
      const asked = names.map((name) => navigator.permissions.query({ name }))
      return (await Promise.all(asked)).map(({ name, state }) => [name, state])
    })
    expect(states.filter(([, state]) => state !== 'denied')).toEqual([])
  })

  test('does not learn where it is, nor shows notices', async ({ desktop }) => {
    const answers = await desktop.page.evaluate(async () => {
      const place = await new Promise<string | number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('found'),
          ({ code }) => resolve(code),
        )
      })
      return { place, notices: await Notification.requestPermission() }
    })
    expect(answers).toEqual({ place: 1, notices: 'denied' })
  })
})
