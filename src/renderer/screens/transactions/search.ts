/** Fewer digits would match half the book; the core asks for as many. */
export const SEARCH_DIGITS = 3

/** The id of the search field, for the key that leads to it. */
export const SEARCH_FIELD = 'sale-search'
