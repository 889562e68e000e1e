import { describe, expect, it } from 'vitest'
import { type BaseUrlProblem, checkBaseUrl, checkKey } from './base-url.ts'

const careful = { acceptPlainHttp: false }
const plain = { acceptPlainHttp: true }

describe("a provider's address", () => {
  it('is taken apart once', () => {
    expect(checkBaseUrl(' https://Pro.Alsamiflexi.com/api/v1/ ', careful)).toEqual({
      ok: true,
      value: {
        secure: true,
        host: 'pro.alsamiflexi.com',
        port: 443,
        loopback: false,
        path: '/api/v1',
        text: 'https://pro.alsamiflexi.com/api/v1',
      },
    })
  })

  it.each([
    ['http://127.0.0.1:8080', '127.0.0.1', 8080],
    ['http://localhost', 'localhost', 80],
    ['http://[::1]:9/api', '::1', 9],
    ['https://127.0.0.1:8443', '127.0.0.1', 8443],
  ])('may be plain HTTP on this machine: %s', (text, host, port) => {
    const checked = checkBaseUrl(text, careful)
    expect(checked).toMatchObject({ ok: true, value: { host, port, loopback: true } })
  })

  it('may be plain HTTP elsewhere only with the flag (C1, row 80)', () => {
    const text = 'http://flexiloadbd.net/api/gateway/v1'
    expect(checkBaseUrl(text, careful)).toEqual({ ok: false, problem: 'plain-http' })
    expect(checkBaseUrl(text, plain)).toMatchObject({
      ok: true,
      value: { secure: false, port: 80, path: '/api/gateway/v1', text },
    })
  })

  it.each<[string, BaseUrlProblem]>([
    ['', 'empty'],
    ['   ', 'empty'],
    [`https://a.example/${'a'.repeat(300)}`, 'too-long'],
    ['https://provider.example\\@evil.example', 'characters'],
    ['https://provider.example/a b', 'characters'],
    ['https://provider.example/\r\nX: y', 'characters'],
    ['https://prоvider.example', 'characters'], // the o is Cyrillic
    ['https://টাকা.example', 'characters'],
    ['provider.example', 'scheme'],
    ['ftp://provider.example', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https:provider.example', 'scheme'],
    ['https:/provider.example', 'scheme'],
    ['https://owner:secret@provider.example', 'user'],
    ['https://provider.example@evil.example', 'user'],
    ['https://provider.example?x=1', 'query'],
    ['https://provider.example/#x', 'query'],
    ['https://', 'host'],
    ['https:///api', 'host'],
    ['https://provider', 'host'],
    ['https://provider.example.', 'host'],
    ['https://.example', 'host'],
    ['https://-a.example', 'host'],
    ['https://a..example', 'host'],
    ['https://a%2eexample', 'host'],
    ['https://xn--a_b.example', 'host'],
    ['https://2130706433', 'host'],
    ['https://0x7f.1', 'host'],
    ['https://127.1', 'host'],
    ['https://0177.0.0.1', 'host'],
    ['https://[127.0.0.1]', 'host'],
    ['https://[::1', 'host'],
    ['https://::1', 'host'],
    ['https://[fe80::1%25eth0]', 'host'],
    [`https://${'a.'.repeat(130)}example`, 'host'],
    ['https://10.0.0.1', 'private-address'],
    ['https://192.168.1.10/api', 'private-address'],
    ['https://169.254.169.254', 'private-address'],
    ['https://[fd00::1]', 'private-address'],
    ['https://[::ffff:127.0.0.1]', 'private-address'],
    ['https://provider.example:0', 'port'],
    ['https://provider.example:', 'port'],
    ['https://provider.example:65536', 'port'],
    ['https://provider.example:080', 'port'],
    ['https://provider.example/../admin', 'path'],
    ['https://provider.example/./api', 'path'],
    ['https://provider.example//evil.example', 'path'],
    ['https://provider.example/a%2fb', 'path'],
    ['https://provider.example/a;b', 'path'],
  ])('is refused: %j → %s (row 80)', (text, why) => {
    expect(checkBaseUrl(text, plain)).toEqual({ ok: false, problem: why })
  })
})

describe("a provider's key (row 81)", () => {
  it.each([['SIYAFUVQdUMHpxHUc5KGmMlFloI0ohZXck7J4nQf'], ['12|abc/+='], ['a'.repeat(512)]])(
    'is taken: %s',
    (key) => {
      expect(checkKey(key)).toEqual({ ok: true, value: key })
    },
  )

  it.each([
    ['', 'empty'],
    ['a'.repeat(513), 'too-long'],
    ['a'.repeat(10_240), 'too-long'],
    ['abc\r\nX-Admin: 1', 'characters'],
    ['abc\n', 'characters'],
    ['abc def', 'characters'],
    ['কী', 'characters'],
    ['abc\u0000', 'characters'],
  ] as const)('is refused: %j → %s', (key, why) => {
    expect(checkKey(key)).toEqual({ ok: false, problem: why })
  })
})
