/** The setting up of one provider, step by step. */
export const setUp = {
  begin: 'Set up step by step',
  goOn: 'Go on setting up',
  title: 'Setting up {{provider}}',
  steps: 'Steps',
  standing: { done: 'done', open: 'to do', waits: 'first comes the key' },
  step: {
    key: {
      name: 'Key',
      title: 'Address and API key',
      lead:
        'Both stand on the provider’s own page. The key is sealed on this computer and goes to ' +
        'this address alone.',
    },
    connection: {
      name: 'Connection',
      title: 'Does it answer?',
      lead: 'The balance is asked for. Nothing is sent and no money moves.',
    },
    wallets: {
      name: 'Wallets',
      title: 'Wallets and first balance',
      lead:
        'What the provider says is in each wallet comes into the books once. From then on only ' +
        'what the shop does changes our figure.',
    },
    limits: {
      name: 'Limits',
      title: 'How much for one sale',
      lead:
        'This is what the documents say, or what is usual where they say nothing. Below you set ' +
        'your own lines.',
    },
    certification: {
      name: 'Measuring',
      title: 'What no document says',
      lead:
        'It can be sold through now. Some things nobody wrote down; you can measure them with ' +
        'your own phone, now or later. Until then the careful rules hold.',
    },
  },
  next: 'Go on',
  keep: 'Keep and go on',
  finish: 'Done for now',
  httpsFirst:
    'https is tried first, also where the address begins with http. Only if it does not answer ' +
    'can you do without.',
  noHttps:
    'Nobody answers over https. Look at the address once more. If the provider has no https, ' +
    'anyone on the way can read the key and the sales: it can be used so, and kept to small sums.',
  strangeHttps:
    'Somebody answers over https and cannot show to be this provider: its server may not be ' +
    'meant for https, or somebody stands in between. Try it over another line first. Without ' +
    'https nobody can tell, and anyone on the way can read the key and the sales.',
  withoutHttps: 'Use it without https',
  keyAgain:
    'This address is without https. The key that is kept does not go there by itself: paste it ' +
    'once more.',
  askAgain: 'Ask again',
  askHttps: 'Ask whether https answers',
  readWallets: 'Read the balance',
  paysFor: 'pays for: {{kinds}}',
  unread: 'not read yet',
  taken: 'What it takes for one sale',
  sale: 'Sale',
  range: 'Amount',
  lines: 'Lines',
  allLines: 'all lines',
  allLinesBut: 'all lines; {{lines}} has its own list',
  fromTo: '{{min}} to {{max}}',
  listPrice: 'its list price',
  pace: {
    apart:
      'It takes {{sales}} sales and {{questions}} questions a minute. The counter keeps to that: ' +
      'a sale too many waits for its place.',
    'by-plan':
      'It takes as many requests a minute as your plan has. The counter keeps to that: a sale ' +
      'too many waits for its place.',
    courtesy:
      'It names no limit. One sale goes at a time, and questions are {{apart}} seconds apart.',
  },
  limitsRight: 'That is right, go on',
} as const

/** The most that goes where anyone on the way can read it. */
export const plainHttp = {
  line: 'Without https, at most',
  unlimited: 'no limit',
  hint: 'A sale for more goes through another provider, or not at all. Empty means no limit.',
  save: 'Keep',
} as const
