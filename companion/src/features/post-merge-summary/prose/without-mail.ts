/** What mail programs put above the mail that somebody answers, in the languages of those we have met. */
const announcements: readonly RegExp[] = [
  /^-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Message d'origine|Message original|Mensaje original|Messaggio originale) ?-{2,}$/i,
  /^(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht):$/i,
  /^_{10,}$/,
  /^(?:On|Am|Le|El|Il|Op|Em|W dniu)\b.{5,160}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|napisał)(?:.{0,60})?:$/i,
]

const header =
  /^(?:From|To|Cc|Sent|Date|Subject|Von|An|Gesendet|Datum|Betreff|De|À|Envoyé|Objet|Para|Enviado|Asunto|Fecha|Da|A|Inviato|Oggetto): .{1,200}$/

/** The lines of a text without the mail that somebody pasted into it: below its announcement all is somebody else's. */
export const withoutMail = (lines: readonly string[]): readonly string[] => {
  const start = lines.findIndex((line, index) => isStart(line.trim(), lines[index + 1]?.trim() ?? ''))
  return start === -1 ? lines : lines.slice(0, start)
}

/** Two lines that look like the head of a mail are one. */
const isStart = (line: string, next: string): boolean =>
  announcements.some((pattern) => pattern.test(line)) || (header.test(line) && header.test(next))
