/**
 * What nobody can see, so that two names could look alike: control characters but tab and line feed, marks
 * that reorder text, fillers, tag letters. Half of a surrogate pair is no character at all: the database
 * would keep another in its place.
 */
const LETTERS =
  '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f' +
  '\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0d\\ufeff\\uffa0\\ufff0-\\ufffb' +
  '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}\\p{Surrogate}';

/** Joiners are part of other scripts and of pictures; after a Latin letter they are only hidden. */
const JOINER =
  '(?<!\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\ufe0f|\\p{M}|(?!\\p{Script=Latin})\\p{L})[\\u200c\\u200d]';
/** Whether a picture is shown in colour; after anything else it is only hidden. */
const STYLE = '(?<!\\p{Extended_Pictographic})[\\ufe0e\\ufe0f]';

const UNSEEN = new RegExp(`[${LETTERS}]|${JOINER}|${STYLE}`, 'u');
const ANY = new RegExp(`[${LETTERS}\\t\\n\\u200c\\u200d\\ufe0e\\ufe0f]`, 'gu');

/** Whether a text holds characters that a reader cannot see; tab and line feed are none of them. */
export const hasUnseen = (text: string) => UNSEEN.test(text);

/** The name of a file without anything that nobody can see. */
export const withoutUnseen = (text: string) => text.replace(ANY, '');
