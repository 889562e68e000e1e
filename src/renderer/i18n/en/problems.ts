/** Why a text is no mobile number, said at the field with what to do. */
export const numberProblem = {
  'twelve-digits':
    'Only a Rocket wallet has twelve digits. Look at the brand, or leave one digit out.',
  empty: 'Type the customer’s number.',
  'too-short': 'Too few digits: a number has 11, beginning with 01. Type the rest.',
  'ten-digits': 'The 0 at the front is missing. Ask the customer and type it: 01…',
  'too-long': 'Too many digits: a number has 11. Read it again with the customer.',
  prefix: 'No operator has numbers that begin like this. They begin with 013 to 019.',
  country: 'This is another country’s number. Type a Bangladeshi one: 01…',
  characters: 'There is a sign here that belongs to no number. Type digits only.',
  'direction-marks': 'Hidden marks came along with the paste. Type the number by hand.',
  'foreign-digits': 'These digits are of another script. Type 0–9 or ০–৯.',
  letters: 'There are letters in it (O is not 0, l is not 1). Type digits only.',
} as const

/** Why a text is no amount of whole taka. */
export const amountProblem = {
  empty: 'Type the amount.',
  zero: 'The amount cannot be zero. Type how many taka.',
  sign: 'Type the amount without + or −.',
  decimals: 'Type whole taka. Leave the poisha out.',
  'too-large': 'Far too much at once. Type the amount again.',
  'too-long': 'Too long for an amount. Type the amount again.',
  characters: 'This is not an amount. Type digits only, like 50.',
  'direction-marks': 'Hidden marks came along with the paste. Type the amount by hand.',
  'foreign-digits': 'These digits are of another script. Type 0–9 or ০–৯.',
  letters: 'There are letters in it. Type digits only, like 50.',
  grouped: 'Is it {{amount}}? Type it without the comma.',
  scanner: 'A scanner typed here; it was not taken. Type the amount by hand.',
} as const

/** Why a provider cannot be given a sale; also codes of a refused input. */
export const cannot = {
  kind: '{{provider}} does not sell this. Choose another provider.',
  'line-type': '{{provider}} cannot send this line type. Change the line type or the provider.',
  'below-minimum': 'The least is {{limit}}. Type more.',
  'above-maximum': '$t(kinds.{{kind}}.most)',
  'whole-taka': '$t(kinds.{{kind}}.whole)',
  operator:
    '{{provider}} does not serve $t(kinds.{{kind}}.thisOperator). Change that or the provider.',
  'not-set-up': '{{provider}} is not set up. Add its key in settings.',
  'plain-http':
    '{{provider}} has no https, and the owner lets {{limit}} go there at most. Sell through ' +
    'another, or less.',
  'in-doubt':
    '{{provider}} has not answered for earlier sales, so it is closed for now. ' +
    'Sell through another; it opens again once they are cleared.',
  resting: '{{provider}} gave no answer twice, so it rests for a minute. Sell through another.',
  'key-refused':
    '{{provider}} does not take the key any more. Sell through another; the owner ' +
    'checks the key.',
} as const

/** Where no provider takes it: to speak of another would send the cashier in a circle. */
export const noneCan = {
  kind: 'No provider sells this now. Take no money.',
  'in-doubt':
    'No provider can take it now: earlier sales have no answer yet. It opens by itself once they ' +
    'are answered or you decide. Ask the customer to wait and take no money.',
  resting:
    'No provider can take it now: {{provider}} gave no answer twice and opens by itself after a ' +
    'minute. Ask the customer to wait and take no money.',
  'key-refused':
    '{{provider}} does not take the key any more, and no other can take it now. Take no money; ' +
    'the owner checks the key in the settings.',
  'line-type':
    'No provider can send this line type. See whether it is the right one; if so, take no money.',
  operator:
    'No provider serves $t(kinds.{{kind}}.thisOperator). See whether it is the right one; if so, ' +
    'take no money.',
  'plain-http':
    '{{provider}} has no https, and the owner lets {{limit}} go there at most; no other can take ' +
    'it now. Sell less, or take no money.',
} as const

export const operatorProblem = {
  unknown: 'Choose the operator with / before going on.',
} as const

/** What a command was refused with, besides words at a field. */
export const refusal = {
  BAD_INPUT: 'The counter did not take “{{field}}” ({{code}}). Correct it and send again.',
  SALE_WORDS_DIFFER:
    'This sale already stands in the books with other words. Nothing was sent; clear ' +
    'and start anew.',
  NO_SUCH_SALE: 'This sale is not in these books.',
  NOT_PROVED:
    'The provider’s answer does not show this to be our sale. Compare the id ' +
    'and enter it again.',
  ID_REUSED: 'This number belongs to another of our sales. Compare it and enter it again.',
  ID_RIVAL:
    'Another of our sales, of the same amount to the same number, has no number there either. ' +
    'Compare the times on the provider’s page before you go on.',
  ID_OTHER_TIME:
    'By its time this number is of an earlier or a later sale. Compare the times on the ' +
    'provider’s page before you go on.',
  ID_ONLY_NUMBER:
    'The provider’s answer shows only number and amount: it may be another sale of this ' +
    'customer. Compare the times on the provider’s page before you go on.',
  LANE_SHUT:
    'This provider takes no new sale just now: earlier ones have no answer ' +
    'yet. Sell through another if there is one.',
  TWIN:
    'The same amount was just sold to this number. Look at that sale; to ' +
    'sell it again, enter it anew and confirm.',
  TWIN_ON_ITS_WAY:
    'An earlier sale of the same amount to this number is on its way and may yet arrive. Look at ' +
    'that sale; to sell it again, enter it anew and confirm.',
  TWIN_OPEN:
    'An earlier sale of the same amount to this number is not settled yet. ' +
    'First find out what became of it.',
  WRONG_STATE: 'It is too late for that: the sale is now “{{state}}”.',
  BEFORE_ARRIVED:
    'Nothing was sent: the sale before this one, {{time}} to {{number}}, came after all ' +
    '(“{{state}}”). The customer has it; open it and look.',
  BEFORE_OPEN:
    'Nothing was sent: the sale before this one, {{time}} to {{number}}, stands at “{{state}}”. ' +
    'Open it and find out first what became of it.',
  BEFORE_UNDECIDED:
    'Nothing was sent: the provider took money for the sale before this one, {{time}} to ' +
    '{{number}}, or has it under way. Open it and decide first.',
  TRIED_ALREADY:
    'Nothing was sent: it was sold again already, {{time}} to {{number}}, and that one stands at ' +
    '“{{state}}”. Open it and go on there.',
  NOT_DUE: 'This money is not due any more: it was given back already, or put towards another try.',
  DECIDE_FIRST:
    'The provider took money for this sale, or one before it of the same money, or has it under ' +
    'way. Find out whether it arrived, then decide; give no money back before that.',
  FROM_COPY:
    'Older books were put back since: this money may have gone back, or been sold again, ' +
    'already. Ask the customer, look at the provider’s pages and the drawer, then press again.',
  REPLACED_ARRIVED:
    'The sale this one was made in place of came after all: the customer has that one. ' +
    'Keep the money for it, or give it back knowing that.',
  REPLACED_NAMED:
    'The sale this one was made in place of, {{time}} to {{number}}, came after all: the ' +
    'customer has that one. Keep the money for it, or give it back knowing that.',
  SLIP_USED: 'This slip is booked already: {{amount}} into {{wallet}}. Look at its number again.',
  NO_PROVIDER:
    'No provider can take this sale. Set one up in settings, or change line type or amount.',
  CLOSING: 'The day is being closed. Finish the close or leave it; then sell.',
  CLOCK:
    'The date of this computer looks wrong. Put it right, or confirm it at the top; then sell.',
  NO_SHIFT: 'No shift is open. Press F7, count the drawer and open one, then press again.',
  CANNOT_STORE:
    'The disk did not take the sale, so nothing was sent. Free some space and tell the owner.',
  OTHER_BOOKS:
    'Another window has changed the books. Nothing was sent: see whether practice is ' +
    'on, then send.',
  NOT_HERE:
    'This counter was started for these books only. To switch, stop it and start it the usual way.',
  SALE_ON_WIRE: 'A sale is on its way just now. Press again when its answer is here.',
  BOOKS_STAY: 'The other books did not open ({{why}}); these stay open. Tell the owner.',
  OTHER_NUMBER:
    'The sale that this one is in place of went to another number: clear it, and begin a new sale.',
  REFUND_FIRST:
    'Its money is still the customer’s: press “Money returned” first, then sell the other amount.',
  LOST: 'The counter did not answer. Nothing new was sent; try again when it is back.',
  OTHER: 'The counter did not take it. Nothing was sent; try again.',
} as const

export const addressProblem = {
  empty: 'Type the address the provider gave you.',
  'too-long': 'This is too long for an address. Copy the address alone.',
  characters:
    'There is a character here no address has. Type it again, in Latin letters, without spaces.',
  scheme: 'The address must begin with https://.',
  'plain-http':
    'Without https anyone on the way can read the key. Use https, or accept the risk below.',
  user: 'Leave user names and passwords out of the address; the key has its own field.',
  query: 'The address must end before ? or #. Leave that part out.',
  host: 'The name of the provider is not right. It looks like https://example.com/api.',
  'private-address':
    'This address lies inside a private network. Type the one the provider gave you.',
  port: 'The number after the colon is not right. Leave it out unless the provider gave one.',
  path: 'The part after the name is not right. Copy the address again.',
  'practice-only':
    'Practice books reach only the providers inside this computer. Open the real books first.',
} as const

export const keyProblem = {
  'no-key': 'Paste the key the provider gave you.',
  'no-keyring':
    'This desktop has no keyring to lock the key in, and a key is never kept open. Set one up.',
  'key-store-locked': 'The computer’s key store does not answer just now. Unlock it, try again.',
  empty: 'Paste the key the provider gave you.',
  'too-long': 'This is too long for a key. Copy the key alone.',
  characters: 'The key holds a character no key has. Copy it again, without spaces or lines.',
} as const
