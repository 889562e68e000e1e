import { gzipSync } from 'node:zlib'
import type { ProviderId } from '../../../domain/provider.ts'
import type { Order } from '../provider.ts'
import { documented, type Form } from './documents.ts'
import { answer, bytes, json, type Turn } from './scripted-server.ts'

/** What the documented answer to a sale looks like as text, for a test that spoils it. */
export function createdText(provider: ProviderId, order: Order, changes: Form = {}): string {
  return JSON.stringify(documented[provider].created(order, changes))
}

/** A page in the place of an answer. */
export const page = '<!doctype html><html><body>Please log in to the internet</body></html>'
export const html = { 'Content-Type': 'text/html; charset=utf-8' }

/** Every row: what comes back for a sale, and why it proves nothing. */
export const unknowns: readonly [string, (provider: ProviderId, order: Order) => Turn, string][] = [
  ['31 a login page of the internet', () => answer(200, page, html), 'not-json'],
  ['32 the page of a web server that is down', () => answer(503, page, html), 'server-error'],
  ['33 a page that forbids', () => answer(403, page, html), 'not-json'],
  ['36 "true" and nothing else', () => json(200, { status: true, success: true }), ''],
  ['37 an empty body', () => answer(200, ''), 'not-json'],
  ['37 no content', () => answer(204, ''), 'not-json'],
  [
    '38 JSON cut short',
    (provider, order) => answer(200, createdText(provider, order).slice(0, -5)),
    'not-json',
  ],
  [
    '40 Latin-1',
    (provider, order) =>
      answer(200, Buffer.from(createdText(provider, order, { message: 'é' }), 'latin1')),
    'protocol',
  ],
  [
    '40 UTF-16 with its mark',
    (provider, order) =>
      answer(200, Buffer.from(`\uFEFF${createdText(provider, order)}`, 'utf16le')),
    'protocol',
  ],
  [
    '40 UTF-16 without one',
    (provider, order) => answer(200, Buffer.from(createdText(provider, order), 'utf16le')),
    'not-json',
  ],
  [
    '40 a charset that is not ours',
    (provider, order) =>
      answer(200, createdText(provider, order), {
        'Content-Type': 'text/html; charset=windows-1252',
      }),
    'protocol',
  ],
  [
    '41 a PHP warning before it',
    (provider, order) => answer(200, `<b>Warning</b>: x in y.php\n${createdText(provider, order)}`),
    'not-json',
  ],
  [
    '42 two documents joined',
    (provider, order) => answer(200, createdText(provider, order) + createdText(provider, order)),
    'not-json',
  ],
  [
    '43 a key given twice',
    (provider, order) =>
      answer(200, createdText(provider, order).replace('{', '{"status":true,"status":true,')),
    'not-json',
  ],
  ['45 an endless body', () => answer(200, 'a'.repeat(300 * 1024)), 'too-large'],
  [
    '45 a gzip bomb',
    () => answer(200, gzipSync('a'.repeat(5_000_000)), { 'Content-Encoding': 'gzip' }),
    'too-large',
  ],
  [
    '47 a length that is too long',
    (provider, order) => answer(200, createdText(provider, order), { 'Content-Length': '9999' }),
    'connection-lost',
  ],
  [
    '47 a length that is too short',
    (provider, order) =>
      answer(200, createdText(provider, order), {
        'Content-Length': String(createdText(provider, order).length - 1),
      }),
    'protocol',
  ],
  [
    '48 a length and chunks',
    (provider, order) =>
      answer(200, createdText(provider, order), { 'Transfer-Encoding': 'chunked' }),
    'protocol',
  ],
  ['49 a redirect', () => answer(302, page, { Location: 'https://evil.example/' }), 'redirect'],
  [
    '49 a redirect that would send the sale again',
    () => answer(307, '', { Location: '/api/v1/recharge' }),
    'redirect',
  ],
  [
    '500 with its JSON',
    (provider) => json(500, documented[provider].refused('oops')),
    'server-error',
  ],
  [
    'a status nobody knows',
    (provider, order) => answer(999, createdText(provider, order)),
    'unexpected-status',
  ],
  ['nothing', () => bytes(''), 'connection-lost'],
  ['a list', () => json(200, []), 'shape'],
]
