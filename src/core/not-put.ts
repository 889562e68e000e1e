interface MaybeAnswer {
  /** Null where nothing came. */
  readonly raw: { readonly httpStatus: number | null }
  readonly why?: string
}

/**
 * True for what stands in the place of an answer where nobody was asked: the counter closes, or the
 * question would have been one too many for the provider's limit. It says nothing of the provider
 * or the sale. A provider that itself said "too fast" has answered.
 */
export function wasNotPut({ raw, why }: MaybeAnswer): boolean {
  return why === 'stopped' || (why === 'rate-limit' && raw.httpStatus === null)
}
