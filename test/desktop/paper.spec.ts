import { call, takePort } from './core-calls.ts'
import { expect, kind, test } from './fixture.ts'

/** `%PDF-`, as it begins in base64. */
const PDF = /^JVBERi0/u

test.describe(`what is laid out for paper (${kind})`, () => {
  test('becomes a PDF in the counter’s own window', async ({ desktop }) => {
    await takePort(desktop.page, 'own')
    const made = await call(desktop.page, 'own', 'papers/pdf')
    expect(made).toMatchObject({ pdf: expect.stringMatching(PDF) })
  })
})
