/** One issuer range: every number whose first `from.length` digits lie in [from, to]. */
export interface IinRange {
  readonly network: string;
  readonly from: string;
  readonly to: string;
  /** Numbers of digits a PAN of this range may have, 12 to 19. */
  readonly lengths: readonly number[];
  /** 1: found bare. 2: found bare while regional networks are on. 3: only under a field, after a word, or in track data. */
  readonly tier: 1 | 2 | 3;
  /** The number must pass Luhn (ISO/IEC 7812-1 Annex B). `false` only in tier 3. */
  readonly luhn: boolean;
  /** 14 digits count anywhere when they are printed 4-6-4; bare they stay in tier 3. */
  readonly grouped14?: true;
}

// The table was last compared with its sources in November 2026.

function expandLengths(list: string): number[] {
  const lengths: number[] = [];
  for (const item of list.split(' ')) {
    const last = +item.slice(-2);
    for (let length = +item.slice(0, 2); length <= last; length++) lengths.push(length);
  }
  return lengths;
}

/** Expands `'36 38-39'`, as published tables write it, into one row a range. */
function row(
  network: string,
  tier: 1 | 2 | 3,
  lengthList: string,
  rangeList: string,
  rest?: { luhn?: false; grouped14?: true },
): IinRange[] {
  const lengths = expandLengths(lengthList);
  const luhn = rest?.luhn ?? true;
  const rows: IinRange[] = [];
  for (const item of rangeList.split(' ')) {
    const digits = item.indexOf('-') < 0 ? item.length : item.indexOf('-');
    const range = { network, from: item.slice(0, digits), to: item.slice(-digits), lengths, tier, luhn };
    rows.push(rest?.grouped14 ? { ...range, grouped14: true } : range);
  }
  return rows;
}

/**
 * Issuer ranges by tier; inside a tier the narrower range stands first, so that the first match names the network.
 * Ranges overlap on purpose (a RuPay 6521 is a Discover 65): what a number may be is the union of its rows.
 * 12 and 13 digits, of whatever network, are too weak to stand outside tier 3.
 *
 * Sources: ISO/IEC 7812-1; the issuers' and gateways' public documentation; Discover's IIN table (Discover, Diners, JCB,
 * UnionPay); the tables of the npm package `credit-card-type` (Elo, Hiper, Verve); published test cards.
 */
export const iinRanges: readonly IinRange[] = [
  ...row('Visa', 1, '16 19', '4'),
  ...row('Mastercard', 1, '16', '51-55 2221-2720'),
  ...row('American Express', 1, '15', '34 37'),
  ...row('Discover', 1, '16-19', '6011 644-649 65 622126-622925 624-626 6282-6288'),
  ...row('Diners Club', 1, '16-19', '36 300-305 3095 38-39'),
  ...row('JCB', 1, '16-19', '3528-3589'),
  ...row('JCB', 1, '15', '2131 1800'),
  ...row('JCB', 1, '16', '3088-3094 3096-3102 3112-3120 3158-3159 3337-3349'), // legacy
  ...row('UnionPay', 1, '16-19', '62 8100-8171'),

  ...row('Switch', 2, '16 18-19', '6759 676770 676774 4903 4905 4911 4936 564182 633110 6333'),
  ...row('Solo', 2, '16-19', '6334 6767'),
  ...row('Laser', 2, '16-19', '6304 6706 6709 6771'),
  ...row('Bankcard', 2, '16-19', '5610 560221-560225'),
  ...row('Mir', 2, '16-19', '2200-2204'),
  ...row('BORICA', 2, '16', '2205'),
  ...row('Elo', 2, '16', '401178-401179 431274 438935 451416 457393 457631-457632 504175 506699-506778 509000-509999'),
  ...row('Elo', 2, '16', '627780 636297 636368 650031-650033 650035-650051 650405-650439 650485-650538'),
  ...row('Elo', 2, '16', '650541-650598 650700-650718 650720-650727 650901-650978 651652-651679 655000-655058'),
  ...row('Hipercard', 2, '16 19', '606282'),
  ...row('Hiper', 2, '16', '637095 637568 637599 637609 637612 63737423 63743358'),
  ...row('Naranja', 2, '16', '589562 402918 527572'),
  ...row('UkrCard', 2, '16-19', '60400100-60420099'), // before Cabal, which begins inside it
  ...row('Cabal', 2, '16', '604201-604400 589657'),
  ...row('Banescard', 2, '16', '603182'),
  ...row('Troy', 2, '16', '979200-979289 9792'),
  ...row('Verve', 2, '16 18-19', '506099-506198 507865-507964 650002-650027'),
  ...row('Dankort', 2, '16', '5019 4571'),
  ...row('LankaPay', 2, '16', '357111'),
  ...row('UzCard', 2, '16', '8600 5614'),
  ...row('Humo', 2, '16', '9860'),
  ...row('Napas', 2, '16 19', '9704'),
  ...row('NPS', 2, '16', '6054740-6054744'),
  ...row('T-Union', 2, '19', '31'),
  ...row('AfriGo', 2, '18', '564456'),
  ...row('InterPayment', 2, '16-19', '636'),
  ...row('InstaPayment', 2, '16', '637-639'),
  ...row('Maestro', 2, '16-19', '5018 5020 5038 5893 6304 6759 6761-6763 67'),
  ...row('RuPay', 2, '16', '508 60 6521-6522 81 82 353 356'),

  ...row('Visa', 3, '13 18', '4'), // 13 is legacy; 18 is allowed by the scheme, but no published test card has it
  ...row('Diners Club', 3, '14', '36 300-305 3095 38-39', { grouped14: true }), // every SIRET has 14 digits and passes Luhn
  ...row('UnionPay', 3, '13-15', '62 8100-8171'), // as weak as Diners Club of 14 digits
  ...row('Hipercard', 3, '13', '606282'),
  ...row('Maestro', 3, '12-19', '493698 50 56-69'),
  ...row('UATP', 3, '15', '1'), // fifteen digits from 1000… are social-network ids
  ...row('GPN', 3, '16 18-19', '1946 50 56 58 60-63'),

  // Networks that publish no check digit, or issue some numbers without one.
  ...row('UnionPay', 3, '13-19', '62 8100-8171', { luhn: false }),
  ...row('LankaPay', 3, '16', '357111', { luhn: false }),
  ...row('UzCard', 3, '16', '8600 5614', { luhn: false }),
  ...row('Humo', 3, '16', '9860', { luhn: false }),
  ...row('Napas', 3, '16 19', '9704', { luhn: false }),
  ...row('AfriGo', 3, '18', '564456', { luhn: false }),
];
