/** @jsxImportSource hono/jsx */

/** The product's few drawings; `alert`, `done` and `error` mean states and stand beside a word. */
const drawings = {
  repositories: (
    <>
      <path d="M4 2.5h8.5v11H4.5a1.5 1.5 0 0 1 0-3h8" />
      <path d="M3 12V4a1.5 1.5 0 0 1 1.5-1.5" />
    </>
  ),
  deliveries: <path d="M2 9h3l1 2h4l1-2h3M2 9l2-6h8l2 6v4H2z" />,
  health: <path d="M1.5 8h3l2-5 3 10 2-5h3" />,
  audit: <path d="M3 3h10M3 6.5h10M3 10h7M3 13.5h5" />,
  integrations: <path d="M5.5 1.5v3M10.5 1.5v3M3.5 4.5h9v3a4.5 4.5 0 0 1-9 0zM8 12v2.5" />,
  people: (
    <path d="M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.8a2.5 2.5 0 0 1 0 4.4M12 9.8c1.6.5 2.5 1.9 2.5 3.7" />
  ),
  moon: <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  down: <path d="m4 6 4 4 4-4" />,
  right: <path d="m6 4 4 4-4 4" />,
  check: <path d="m3 8.5 3.2 3.2L13 5" />,
  again: <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3" />,
  external: <path d="M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11 9.5v4H2.5V5h4" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 4 4" />
    </>
  ),
  done: (
    <>
      <circle class="full" cx="8" cy="8" r="6.25" />
      <path class="inverse" d="m5.2 8.2 2 2 3.7-4" />
    </>
  ),
  alert: (
    <>
      <path class="full" d="M8 1.8 15 14H1z" />
      <path class="inverse" d="M8 6v3.6M8 11.6v.1" />
    </>
  ),
  error: (
    <>
      <path class="full" d="M8 1.2 14.8 8 8 14.8 1.2 8z" />
      <path class="inverse" d="M8 5v3.4M8 10.6v.1" />
    </>
  ),
  info: (
    <>
      <circle class="full" cx="8" cy="8" r="6.25" />
      <path class="inverse" d="M8 7.5v3.4M8 5.2v.1" />
    </>
  ),
  off: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M5.5 8h5" />
    </>
  ),
  waiting: <circle class="dashed" cx="8" cy="8" r="5.75" />,
  scheduled: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.8V8l2.2 1.4" />
    </>
  ),
  lock: (
    <>
      <path d="M3.5 7.5h9v6h-9z" />
      <path d="M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </>
  ),
} as const

export type IconName = keyof typeof drawings

/** A drawing that repeats the word beside it is hidden from screen readers; with a `label` it is the word. */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }) {
  return label === undefined ? (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  ) : (
    <svg class="i" viewBox="0 0 16 16" role="img" aria-label={label}>
      {drawings[name]}
    </svg>
  )
}
