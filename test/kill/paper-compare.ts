import type { BooksOnDisk } from './books.ts'
import type { Order } from './paper.ts'

type PaperBooks = Pick<BooksOnDisk, 'day' | 'prints'>

/** Whether what was told stands in the books on the disk. */
function isThere({ what, id }: Order, { day: books, prints }: PaperBooks): boolean {
  switch (what) {
    case 'shift':
      return books.shifts.some((shift) => shift.id === id)
    case 'close':
      return books.shifts.some((shift) => shift.id === id && shift.expected_e4 !== null)
    case 'move':
      return books.moves.has(id)
    case 'dues':
      return books.dues.has(id)
    case 'day':
      return books.days.some(({ business_date }) => business_date === id)
    case 'print':
      return prints.some((step) => step.id === id)
    default:
      return what satisfies never
  }
}

/** Lays what was told at the drawer and at the printer beside the books on the disk. */
export function comparePaper(
  books: PaperBooks,
  orders: readonly Order[],
): { readonly lost: readonly string[]; readonly double: readonly string[] } {
  const lost = orders.flatMap((order) => {
    const { what, id, standing } = order
    const found = isThere(order, books)
    if (standing === 'confirmed' && !found) return [`${what} ${id} was booked and is not there`]
    if (standing === 'refused' && found) return [`${what} ${id} was refused, and is there`]
    return []
  })
  const told = (wanted: Order['what']) =>
    new Set(orders.filter(({ what }) => what === wanted).map(({ id }) => id))
  const strangers = (wanted: 'move' | 'dues' | 'print', ids: Iterable<string>) =>
    [...new Set(ids)]
      .filter((id) => !told(wanted).has(id))
      .map((id) => `${wanted} ${id} was told by nobody`)
  const { day, prints } = books
  const double = [
    ...strangers('move', day.moves),
    ...strangers('dues', day.dues),
    ...strangers(
      'print',
      prints.map(({ id }) => id),
    ),
  ]
  return { lost, double }
}
