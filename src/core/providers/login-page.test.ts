import { describe, expect, it } from 'vitest'
import type { Exchange, HttpTarget } from './http.ts'
import { isLoginPage } from './login-page.ts'

const plain: HttpTarget = {
  secure: false,
  host: 'flexiloadbd.example',
  port: 80,
  loopback: false,
}
const page = '<!DOCTYPE html>\n<html><body>Please log in</body></html>'

type Headers = Readonly<Record<string, string>>

function isOne(status: number, body: string, headers: Headers = {}, target = plain): boolean {
  const exchange: Exchange = {
    kind: 'answered',
    status,
    headers,
    body: new TextEncoder().encode(body),
  }
  return isLoginPage(exchange, target, body)
}
const html = { 'content-type': 'text/html; charset=utf-8' }
const isRedirected = (location: string, target = plain) =>
  isOne(302, page, { ...html, location }, target)

describe('a login page of the internet (row 31)', () => {
  it.each([
    ['a whole page', page, html],
    ['one that begins with white space', `\r\n ${page}`, html],
    ['one without a word of what it is', page, {}],
    ['XHTML', page, { 'content-type': 'application/xhtml+xml' }],
    ['a page that only leads on', '<meta http-equiv="refresh" content="0;url=/login">', html],
    ['a page of script alone', '<script>location="http://10.0.0.1/"</script>', html],
  ])('is %s where an answer should be', (_, body, headers) => {
    expect(isOne(200, body, headers)).toBe(true)
  })

  it('is 511, whatever stands in it', () => {
    expect(isOne(511, '')).toBe(true)
  })

  it.each([
    'http://192.168.88.1/login?dst=http://flexiloadbd.example/',
    'http://10.0.0.1:1000/fgtauth',
    'https://hotspot.isp.example/',
    '//hotspot.isp.example/',
    'http://notflexiloadbd.example/',
  ])('is a way to somebody else: %s', (location) => {
    expect(isRedirected(location)).toBe(true)
  })

  it('is a way to somebody else also from an address without a name', () => {
    expect(isRedirected('http://hotspot.example/', { ...plain, host: '::1' })).toBe(true)
    expect(isRedirected('http://[::1]:99/x', { ...plain, host: '::1' })).toBe(false)
  })
})

describe('no login page of the internet', () => {
  it.each([
    'https://flexiloadbd.example/api/gateway/v1/balance',
    'https://www.flexiloadbd.example/',
    'http://portal.flexiloadbd.example:8080/',
    '/login',
    'balance/',
    'http://',
  ])('is a way within the provider’s own house: %s', (location) => {
    expect(isRedirected(location)).toBe(false)
  })

  it('is a redirect to nowhere', () => {
    expect(isOne(304, '')).toBe(false)
  })

  it.each([
    ['JSON, whatever it calls itself', 200, '{"success":true}', html],
    ['JSON with markup in it', 200, '{"message":"<html>"}', html],
    ['a PHP warning before an answer', 200, '<br />\n<b>Warning</b>: x in y.php\n{}', html],
    ['a page that calls itself JSON', 200, page, { 'content-type': 'application/json' }],
    ['XML', 200, '<?xml version="1.0"?><html/>', html],
    ['nothing', 200, '', html],
    ['a server that is down', 503, page, html],
    ['a server that forbids', 403, page, html],
    ['a page that is not there', 404, page, html],
  ])('is %s', (_, status, body, headers) => {
    expect(isOne(status, body, headers)).toBe(false)
  })

  it('comes over https, where nobody in between can answer', () => {
    const secure = { ...plain, secure: true, port: 443 }
    expect(isOne(200, page, html, secure)).toBe(false)
    expect(isRedirected('http://10.0.0.1/', secure)).toBe(false)
  })

  it('is an answer that broke off', () => {
    const broken: Exchange = {
      kind: 'broken',
      why: 'connection-lost',
      status: 200,
      body: new TextEncoder().encode(page),
    }
    expect(isLoginPage(broken, plain, page)).toBe(false)
  })
})
