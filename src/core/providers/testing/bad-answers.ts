import type { ProviderId } from '../../../domain/provider.ts'
import type { Order } from '../provider.ts'
import { documented, type Form } from './documents.ts'

/** What the documented answer to a sale looks like as text, for a test that spoils it. */
export function createdText(provider: ProviderId, order: Order, changes: Form = {}): string {
  return JSON.stringify(documented[provider].created(order, changes))
}

/** A page in the place of an answer. */
export const page = '<!doctype html><html><body>Please log in to the internet</body></html>'
export const html = { 'Content-Type': 'text/html; charset=utf-8' }
