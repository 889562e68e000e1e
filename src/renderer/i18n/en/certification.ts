export const certification = {
  title: 'Certification: {{provider}}',
  heading: 'What was measured',
  none: 'Nothing measured yet. The most careful rules hold.',
  some: '{{holding}} of {{all}} hold',
  open: 'Measure',
  lead:
    'The provider’s papers do not say these things. You measure them once, on your own phone; ' +
    'each holds for 90 days, for this address and this key. Until you have, the most careful ' +
    'rules hold.',
  progress: 'Step {{nth}} of {{all}}',
  number: 'Your own number',
  numberHint: 'Use your own phone: the recharge arrives there.',
  operator: 'Operator',
  otherOperator: 'An operator that is not yours',
  free: 'Only a question. No money can go.',
  costOne:
    'One real recharge of {{amount}} to your own phone. It is a sale of the shop: put {{amount}} ' +
    'into the drawer.',
  costTwo:
    'Two real recharges of {{amount}} to your own phone. They are sales of the shop: put ' +
    '{{total}} into the drawer.',
  costProbe: 'If the provider takes it after all, {{amount}} goes from the wallet and is lost.',
  practiceOne:
    'One recharge of {{amount}} of play money: nothing arrives on any phone, and nothing goes ' +
    'into the drawer.',
  practiceTwo:
    'Two recharges of {{amount}} of play money: nothing arrives on any phone, and nothing goes ' +
    'into the drawer.',
  practiceProbe: 'If the provider takes it after all, {{amount}} of play money is gone.',
  practiceAccept: 'I know that {{amount}} of play money may be lost, and want to do it',
  practiceHint: 'Any number will do in practice: nothing arrives.',
  accept: 'I know that {{amount}} may be lost, and want to do it',
  begin: 'Do it',
  lookNext: '+ or F9 sends. Enter sends nothing.',
  toFail: 'Not your operator: it ought to fail.',
  again: 'Measure again',
  next: 'Next',
  skip: 'Skip',
  leave: 'Leave',
  running: 'Measuring… This may take some minutes. You may leave: it goes on.',
  runningSale: 'The recharge is on its way and is in the list of sales.',
  measured: 'Measured {{date}}, holds until {{until}}',
  expired: 'Measured {{date}}, out of date since {{until}}: the more careful rule holds',
  otherAccount: 'Measured {{date}} with another address or key: the careful rule holds',
  evidence: 'Answers as they came ({{shown}})',
  answerLine: '{{time}} · {{asked}} · HTTP {{status}} · {{ms}} ms',
  noAnswer: '{{time}} · {{asked}} · no answer',
  toHttps: 'Change the address to https',
  toHttpsDone: 'The address is https now. Measure the rest with it.',
  seconds: '{{shown}} seconds',
  minutes: '{{shown}} minutes',
} as const

export const certifiedName = {
  https: 'https',
  'bad-key': 'A wrong API key',
  'wallet-debit': 'When the wallet is debited',
  lookup: 'Found by our own reference',
  absence: 'Not found at first',
  'same-number': 'Same number and amount at once',
  refund: 'Money of a failed sale',
  'same-reference': 'Same reference twice',
  'bad-number': 'A wrong number',
} as const

/** What was found, and what the counter does differently for it. */
export const certifiedFinding = {
  'https-yes': 'Answers over https. With that address nobody reads the key on the way.',
  'https-no': 'Does not answer over https.',
  'bad-key-refused': 'Turned away. An answer in exactly these words counts as “key refused”.',
  'bad-key-not-refused': 'A wrong key was taken! Ask the provider at once.',
  'wallet-debit-by-answer': 'Debited by the time of the answer, as the counter assumes.',
  'wallet-debit-later':
    'Debited {{time}} after sending. An untouched wallet fails no sale by itself any more.',
  'wallet-debit-not-seen':
    'No debit within two minutes. An untouched wallet fails no sale by itself any more.',
  'wallet-debit-unclear':
    'Another sum was taken. An untouched wallet fails no sale by itself any more.',
  'lookup-yes': 'Found. A sale without an answer is asked about by our reference.',
  'lookup-no': 'Not found. “Not found” never fails a sale here.',
  'absence-found': 'Not found for {{time}} at most. “Not found” proves nothing for twice that.',
  'absence-found-now': 'Found at the first question. “Not found” is believed as late as ever.',
  'absence-not-seen': 'Never found. “Not found” never fails a sale here.',
  'same-number-taken': 'Both are taken. The counter goes on asking before the second.',
  'same-number-refused': 'The second is refused. The counter goes on asking before it.',
  'same-number-unclear': 'The second got no clear answer. The counter goes on asking before it.',
  'refund-returned':
    'Back in the wallet after {{time}}. For twice that a wallet proves nothing of another sale.',
  'refund-returned-now': 'Back at once, as the counter assumes.',
  'refund-not-seen':
    'Not back within {{time}}. For twice that a wallet proves nothing of another sale.',
  'same-reference-refused': 'The second is refused. A sale is never sent twice all the same.',
  'same-reference-same-id': 'The same id comes back. A sale is never sent twice all the same.',
  'same-reference-second-charge': 'Charged twice! That is why a sale is never sent twice.',
  'same-reference-unclear': 'No clear answer. A sale is never sent twice.',
  'bad-number-refused': 'Refused. The rules stay as they are.',
  'bad-number-taken': 'Taken! Ask the provider where the money went.',
  'bad-number-unclear': 'No clear answer. The rules stay as they are.',
} as const

export const certifiedAsked = {
  balance: 'balance',
  sale: 'the sale',
  reference: 'by our reference',
  'unused-reference': 'by a reference nobody used',
  probe: 'the trial request',
} as const

export const certifiedStep = {
  https: {
    title: 'Does it answer over https?',
    lead: 'The balance is asked for once at the same address with https.',
  },
  'bad-key': {
    title: 'What does it say to a wrong key?',
    lead: 'The balance is asked for once with a key that is none. Your own key is not touched.',
  },
  sale: {
    title: 'One recharge to your own phone',
    lead: 'Is the wallet debited at once? Is the sale found by our own reference, and how soon?',
  },
  again: {
    title: 'The same number and amount twice',
    lead: 'Two recharges, one right after the other. Does it take both?',
  },
  refund: {
    title: 'When does the money of a failed sale come back?',
    lead:
      'Your own number is sent under an operator that does not have it, so that it fails. Should ' +
      'it arrive all the same, it arrives on your own phone. A provider that does not pay back ' +
      'keeps the amount.',
  },
  'bad-number': {
    title: 'What does it say to a wrong number?',
    lead: 'A number that nobody can have (010…) is sent once. It ought to be refused.',
  },
  'same-reference': {
    title: 'The same reference twice: only if you want to know',
    lead:
      'The recharge you have just made is sent a second time, word for word. A good provider ' +
      'refuses it; another charges you again. No rule gets looser by it: you need not do this.',
  },
} as const

export const certifiedProblem = {
  'not-set-up': 'The provider is not set up. Save its address and key first.',
  busy: 'Something is on its way at this provider. Wait until it has ended, then try again.',
  'sold-meanwhile': 'A customer was served meanwhile. Try again in a quiet moment.',
  'wallet-unread': 'The wallet could not be read. Test the connection, then try again.',
  'cannot-sell': 'This provider cannot take this sale now. Check operator and provider.',
  'not-sent': 'Nothing was sent. Check the connection, then try again.',
  refused: 'The provider refused it. See why in the list of sales.',
  'in-doubt': 'No clear answer. See the list of sales; it is not sent again.',
  delivered: 'It arrived after all, on your own phone. Nothing was measured.',
  'too-slow': 'It took too long to say anything. See the list of sales, then try again.',
  'no-answer': 'No answer. Check the connection, then try again.',
  'needs-sale': 'First make the recharge to your own phone, and let it arrive.',
  stopped: 'It was cut off. See the list of sales, then try again.',
} as const
