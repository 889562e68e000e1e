/** What is longer than its place is scrolled with the arrows by whoever has no wheel. */
export const inReachOfTab = { tabIndex: 0 }
