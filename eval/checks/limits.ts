/** What Jira takes, in either notation. Source: its setting jira.text.field.character.limit */
export const MOST_CHARACTERS = 32_767

/** Characters that reverse, join or hide text, control characters, and halves of others. */
export const hiddenSigns = /[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]/u
