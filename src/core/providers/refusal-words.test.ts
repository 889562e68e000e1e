import { describe, expect, it } from 'vitest'
import type { AnswerObject } from './answer-json.ts'
import { speaksOfADuplicate, speaksOfASaleUnderWay } from './refusal-words.ts'

const said = (
  words: string,
  json: AnswerObject = {},
  reason: 'key' | 'account' | 'other' = 'other',
) => speaksOfASaleUnderWay(json, reason, words)

describe('a "no" that may be none', () => {
  it.each([
    'Operator did not respond in time, transaction is pending',
    'Request timeout. Please check status',
    'Transaction is processing, please wait',
    'The operator timed out',
    'No response from operator',
    'Operator is not responding',
    'Invalid response from the operator',
    'cURL error 28: Operation timed out after 30001 milliseconds',
    'cURL error 52: Empty reply from server',
    'Connection to operator was lost',
    'Your request is in queue',
    'Recharge in progress',
    'Under process',
    'Status unknown, contact support',
    'Please check your transaction history',
    'Your number will be credited soon',
    'লেনদেনটি পেন্ডিং আছে',
    'লেনদেনটি প্রক্রিয়াধীন',
    'অপারেটর সাড়া দেয়নি',
    'সময় শেষ',
    'টাইমআউট',
  ])('says that the sale may be on its way: %s', (words) => {
    expect(said(words)).toBe(true)
  })

  it.each([
    // What the documents of flexiloadbd and alsamiflexi call their causes, and words beside them.
    'Validation error',
    'Insufficient balance',
    'Your account balance is insufficient',
    'Operator not found or not active',
    'No corresponding operator found',
    'Service not available',
    'Service suspended depending on the operator',
    'Rate limit exceeded',
    'Please wait 60 seconds and try again',
    'Missing or invalid API token',
    'Account inactive or API access not enabled',
    'The phone field must be 11 digits.',
    'The amount field is required.',
    'Invalid number',
    'Your request cannot be processed',
    'Unprocessable content',
    'অপর্যাপ্ত ব্যালেন্স',
    'নম্বরটি সঠিক নয়',
    'দুঃখিত',
  ])('is a "no" after all: %s', (words) => {
    expect(said(words)).toBe(false)
    expect(speaksOfADuplicate({}, words)).toBe(false)
  })

  it('says so in either spelling of a Bangla letter', () => {
    expect(said('প্রক্রি\u09DFাধীন')).toBe(true)
    expect(said('প্রক্রি\u09AF\u09BCাধীন')).toBe(true)
  })

  it('may say so in its code or in a message beside its error', () => {
    expect(said('no', { error: { code: 'OPERATOR_TIMEOUT', message: 'no' } })).toBe(true)
    expect(said('no', { error: { code: 'TRANSACTION_PENDING', message: 'no' } })).toBe(true)
    expect(said('no', { error: 'no', message: 'It is pending' })).toBe(true)
    expect(said('no', { error: { code: 'INSUFFICIENT_BALANCE', message: 'no' } })).toBe(false)
  })

  it('is one where it is the account or the key that waits', () => {
    expect(said('Your account is pending approval', {}, 'account')).toBe(false)
    expect(said('Token timed out', {}, 'key')).toBe(false)
  })
})
