import { describe, expect, it } from 'vitest'
import { noticeText } from '../testing/notices.ts'
import { readNotice } from './notice.ts'

const read = {
  event: 'transaction.completed',
  providerReference: 'TXN123456789',
  ourReference: 'YOUR_REFERENCE_ID',
  told: '2025-12-27T10:30:15Z',
}
const understood = (body: string) => {
  const notice = readNotice(body)
  return notice.ok ? notice.value : notice.problem
}

describe('a notice as alsamiflexi’s document prints it', () => {
  it('is read for what it is about, and for nothing it says became of that', () => {
    expect(understood(noticeText())).toEqual(read)
    expect(understood(noticeText({ status: 'failed' }))).toEqual(read)
  })

  it('may name no reference and no time', () => {
    const bare = { ...read, ourReference: '' }
    expect(understood(noticeText({ reference: null }))).toEqual(bare)
    const body = '{"event":"transaction.failed","data":{"transaction_id":"TXN1"}}'
    expect(understood(body)).toEqual({
      event: 'transaction.failed',
      providerReference: 'TXN1',
      ourReference: '',
      told: '',
    })
  })

  it('keeps every digit of an id that is written as a number', () => {
    const body = '{"event":"e","data":{"transaction_id":162670202502102256558,"reference":7}}'
    const digits = { providerReference: '162670202502102256558', ourReference: '7' }
    expect(understood(body)).toMatchObject(digits)
  })
})

describe('what is no notice (row 78)', () => {
  it.each([
    ['nothing', ''],
    ['a form', 'event=transaction.completed'],
    ['a page', '<html></html>'],
    ['two of them joined', noticeText() + noticeText()],
    ['cut short', noticeText().slice(0, -2)],
    ['a list of them', `[${noticeText()}]`],
    ['a key that stands twice', '{"event":"a","event":"b","data":{"transaction_id":"T1"}}'],
    ['no event', '{"data":{"transaction_id":"T1"}}'],
    ['an empty event', noticeText({ event: '' })],
    ['an event of 65 letters', noticeText({ event: 'e'.repeat(65) })],
    ['nothing it is about', '{"event":"transaction.completed"}'],
    ['no id', '{"event":"e","data":{"reference":"R"}}'],
    ['an id that is none', noticeText({ id: '0' })],
    ['an id with a path in it', noticeText({ id: '../balance' })],
    ['a reference of 256 letters', noticeText({ reference: 'R'.repeat(256) })],
    ['a time that is no text', noticeText({ timestamp: 5 })],
    ['a time of 65 letters', noticeText({ timestamp: '1'.repeat(65) })],
  ])('is not understood: %s', (_, body) => {
    expect(understood(body)).toBe('not-understood')
  })

  it('but what is just as long as it may be is', () => {
    const words = { event: 'e'.repeat(64), reference: 'R'.repeat(255), timestamp: '1'.repeat(64) }
    expect(understood(noticeText(words))).toMatchObject({ event: 'e'.repeat(64) })
  })
})
