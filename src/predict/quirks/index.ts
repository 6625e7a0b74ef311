import type { Quirk } from '../quirk.ts'
import { aboutBlankRefused } from './about-blank-refused.ts'
import { anySignal } from './any-signal.ts'
import { beaconRefusesUrlCredentials } from './beacon-refuses-url-credentials.ts'
import { beaconTypeOfAnyLength } from './beacon-type-of-any-length.ts'
import { beaconWithoutLimit } from './beacon-without-limit.ts'
import { blankInHostParsed } from './blank-in-host-parsed.ts'
import { blobTypeMustBeMediaType } from './blob-type-must-be-media-type.ts'
import { blobTypeMustBeMimeType } from './blob-type-must-be-mime-type.ts'
import { blobTypeTrimmed } from './blob-type-trimmed.ts'
import { blobTypeUntrimmed } from './blob-type-untrimmed.ts'
import { brokenPunycodeParsed } from './broken-punycode-parsed.ts'
import { charsetReplacedAfterCheck } from './charset-replaced-after-check.ts'
import { charsetReplacedInPlace } from './charset-replaced-in-place.ts'
import { clientHintsSafelisted } from './client-hints-safelisted.ts'
import { combinedValueTrimmed } from './combined-value-trimmed.ts'
import { contentTypeParsedStrictly } from './content-type-parsed-strictly.ts'
import { dataUrlBoundToFollow } from './data-url-bound-to-follow.ts'
import { dictionaryHeaderRefused } from './dictionary-header-refused.ts'
import { filledSearchParamsAreText } from './filled-search-params-are-text.ts'
import { impliedTypeOfAnyLength } from './implied-type-of-any-length.ts'
import { interventionSafelisted } from './intervention-safelisted.ts'
import { keepaliveLimitOnDataUrls } from './keepalive-limit-on-data-urls.ts'
import { loopbackIsMixedContent } from './loopback-is-mixed-content.ts'
import { memorySentAsText } from './memory-sent-as-text.ts'
import { methodOverrideSplitAtCommas } from './method-override-split-at-commas.ts'
import { methodOverrideTrimmedLoosely } from './method-override-trimmed-loosely.ts'
import { newerBadPortsAllowed } from './newer-bad-ports-allowed.ts'
import { noDuplexMember } from './no-duplex-member.ts'
import { noTotalLimit } from './no-total-limit.ts'
import { noWindowMember } from './no-window-member.ts'
import { parameterNamesByCase } from './parameter-names-by-case.ts'
import { rangeNumbersOf63Bits } from './range-numbers-of-63-bits.ts'
import { rangeNumbersOf64Bits } from './range-numbers-of-64-bits.ts'
import { rangeParsedLoosely } from './range-parsed-loosely.ts'
import { repeatedNamesCombined } from './repeated-names-combined.ts'
import { repeatedNamesListedEachTime } from './repeated-names-listed-each-time.ts'
import { schemeAndSlashRefused } from './scheme-and-slash-refused.ts'
import { searchParamsAreText } from './search-params-are-text.ts'
import { sharedMemoryFetched } from './shared-memory-fetched.ts'
import { signsInHostRefused } from './signs-in-host-refused.ts'
import { streamLiftsSameOriginMode } from './stream-lifts-same-origin-mode.ts'
import { streamNeedsHttp2 } from './stream-needs-http2.ts'
import { streamRefused } from './stream-refused.ts'
import { streamSentAsText } from './stream-sent-as-text.ts'
import { unspecifiedAddressRefused } from './unspecified-address-refused.ts'
import { unspecifiedIpv4AddressRefused } from './unspecified-ipv4-address-refused.ts'
import { uploadListenerNeedsAsync } from './upload-listener-needs-async.ts'
import { uploadListenerNeedsBody } from './upload-listener-needs-body.ts'
import { upperBytesUnsafe } from './upper-bytes-unsafe.ts'
import { userAgentDropped } from './user-agent-dropped.ts'

/** All quirks, in the order in which a request meets them. At one decision point the first that has an answer speaks. */
export const quirks = [
  signsInHostRefused,
  brokenPunycodeParsed,
  schemeAndSlashRefused,
  noDuplexMember,
  noWindowMember,
  anySignal,
  memorySentAsText,
  sharedMemoryFetched,
  streamSentAsText,
  streamRefused,
  streamNeedsHttp2,
  streamLiftsSameOriginMode,
  blankInHostParsed,
  unspecifiedAddressRefused,
  unspecifiedIpv4AddressRefused,
  aboutBlankRefused,
  dataUrlBoundToFollow,
  keepaliveLimitOnDataUrls,
  dictionaryHeaderRefused,
  beaconRefusesUrlCredentials,
  beaconWithoutLimit,
  newerBadPortsAllowed,
  loopbackIsMixedContent,
  userAgentDropped,
  methodOverrideSplitAtCommas,
  methodOverrideTrimmedLoosely,
  blobTypeMustBeMimeType,
  blobTypeMustBeMediaType,
  blobTypeTrimmed,
  blobTypeUntrimmed,
  searchParamsAreText,
  filledSearchParamsAreText,
  charsetReplacedInPlace,
  charsetReplacedAfterCheck,
  parameterNamesByCase,
  combinedValueTrimmed,
  repeatedNamesCombined,
  repeatedNamesListedEachTime,
  impliedTypeOfAnyLength,
  beaconTypeOfAnyLength,
  noTotalLimit,
  upperBytesUnsafe,
  contentTypeParsedStrictly,
  clientHintsSafelisted,
  interventionSafelisted,
  rangeNumbersOf64Bits,
  rangeNumbersOf63Bits,
  rangeParsedLoosely,
  uploadListenerNeedsBody,
  uploadListenerNeedsAsync,
] as const satisfies readonly Quirk[]

/** Id of a quirk: the same string in file name, evidence, test and output; permanent. */
export type QuirkId = (typeof quirks)[number]['id']
