/** Why a sale stands where it stands, with what to do. A key for every code of the core. */
export const reason = {
  dns: 'The provider’s address was not found. Check the internet, then try again.',
  'address-refused':
    'The provider’s name leads into this machine or a private network. Do not sell ' +
    'through it; tell the owner.',
  connect: 'The provider could not be reached. Check the internet, then try again.',
  'connect-timeout': 'The provider did not pick up in time. Try again, or choose another provider.',
  tls:
    'The provider’s certificate is not right, so nothing was sent. Tell the owner; ' +
    'choose another provider.',
  'lane-closed':
    'An earlier sale at this provider is not settled yet. Wait for it, or choose ' +
    'another provider.',
  'operator-list':
    'This provider’s operator list is not loaded yet. Try again in a moment, or ' +
    'choose another provider.',
  invalid:
    'The provider found the request wrong. Check number, operator and amount, then sell again.',
  key: 'The provider refused the shop’s key. Tell the owner to renew it in settings.',
  account: 'The provider has closed or limited the shop’s account. Tell the owner to call it.',
  balance: 'The wallet at the provider is too low. Top it up, or sell through another provider.',
  operator: 'The provider does not serve this operator now. Choose another provider.',
  service: 'The provider has switched this service off for now. Choose another provider.',
  'rate-limit': 'The provider is being asked too fast. Wait a minute, then sell again.',
  other: 'The provider said no. Read its words; sell again or return the money.',
  timeout: 'The provider did not answer in time; it may have recharged. It is being asked.',
  'connection-lost': 'The line broke before the answer; it may have recharged. It is being asked.',
  'too-large': 'The answer was too long to be true. The outcome is being asked for.',
  protocol: 'The answer arrived broken. The outcome is being asked for.',
  redirect: 'The provider pointed to another address, which is never followed. Tell the owner.',
  'server-error': 'The provider’s server stumbled; it may have recharged. It is being asked.',
  'not-json':
    'A web page came instead of an answer. If the internet asks for a login, log in; ' +
    'the outcome is being asked for.',
  shape: 'The answer was not in the provider’s usual form. The outcome is being asked for.',
  'no-id': 'The provider gave no number for the sale. The outcome is being asked for.',
  'echo-mismatch':
    'The answer named another number or amount. Do not sell it again; the owner must look.',
  'unexpected-status':
    'The provider answered with an unknown code. The outcome is being asked for.',
  crash: 'The counter stopped before the answer was kept. The outcome is being asked for.',
  undocumented:
    'The provider said no, but not in words that prove it. The wallet is being compared.',
  duplicate: 'The provider calls it a duplicate. Whether it is ours is being asked.',
  'failure-heard': 'The provider reports failure. It is asked once more before it counts.',
  'failed-word': 'The provider reported failure twice, a minute apart. Give the money back.',
  'not-executed': 'Proved by our reference: the provider never did it. Give the money back.',
  'unknown-word': 'The provider used a word nobody knows. It is asked again; tell the owner.',
  overdue: 'It has been open too long. Look at the evidence and decide.',
  decided: 'Decided by a person, with the evidence below.',
  cancelled: 'Cancelled at the counter before anything was sent.',
  expired: 'It was never sent and its time ran out.',
  'wallet-unread':
    'The provider’s balance could not be read yet, so nothing was sent. Try again in ' +
    'a moment, or choose another provider.',
  stopped: 'The counter stopped before anything was sent. Try again or cancel.',
  'id-reused':
    'The provider’s number for it belongs to another sale. Do not sell it again; the ' +
    'owner must look.',
  unlisted: 'The provider’s reason has no words here yet ({{code}}). Tell the owner.',
} as const
